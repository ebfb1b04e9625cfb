import * as tf from '@tensorflow/tfjs-core';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';

/** A tfjs graph model as its two files: the parsed JSON and the weights' bytes. */
export interface GraphFiles {
  readonly topology: GraphJson;
  readonly weights: Uint8Array;
}

/** The parts of a tfjs `model.json` that Kith reads. */
export interface GraphJson {
  modelTopology: { node: GraphNode[] };
  weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  signature?: object;
}

interface GraphNode {
  name: string;
  op: string;
  input?: string[] | undefined;
  attr?: Record<string, unknown>;
}

/** Loads a graph model from bytes on the current engine. The caller disposes of it. */
export async function loadGraph({ topology, weights }: GraphFiles): Promise<GraphModel> {
  const handler = tf.io.fromMemory({
    modelTopology: topology.modelTopology,
    weightSpecs: topology.weightsManifest.flatMap((group) => group.weights),
    weightData: exactBuffer(weights),
    ...(topology.signature ? { signature: topology.signature } : {}),
  });
  return loadGraphModel(handler);
}

/** The bytes of a view as a buffer of their own, copied only where the view shares a larger one. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
    ? buffer
    : (buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
}
