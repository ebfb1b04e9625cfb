import type * as tf from '@tensorflow/tfjs-core';

/** TensorFlow's numbers for types of numbers (its `types.proto`), by tfjs' names for them. */
const TYPES: Partial<Record<tf.DataType, number>> = { float32: 1, int32: 3 };

/** A constant of a graph. */
export interface Constant {
  readonly dtype: tf.DataType;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** What an operation is told beside its inputs. A type of numbers is TensorFlow's number for it. */
export type Attribute =
  | { readonly type: number }
  | { readonly bool: boolean }
  | { readonly text: string }
  | { readonly whole: number }
  | { readonly wholes: readonly number[] }
  /** -1: any size. */
  | { readonly shape: readonly number[] }
  | { readonly constant: Constant };

/** An operation of a graph; inputs are names of other operations. */
export interface Operation {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** TensorFlow's protocol buffers as tfjs-node brings them (`api_pb.js`), the parts that a graph is written with. */
export interface Messages {
  readonly SavedModel: new () => {
    setSavedModelSchemaVersion(version: number): void;
    addMetaGraphs(graph: unknown): void;
    serializeBinary(): Uint8Array;
  };
  readonly MetaGraphDef: (new () => {
    setMetaInfoDef(info: unknown): void;
    setGraphDef(graph: unknown): void;
  }) & { readonly MetaInfoDef: new () => { addTags(tag: string): void } };
  readonly GraphDef: new () => {
    addNode(node: unknown): void;
    setVersions(version: unknown): void;
  };
  readonly VersionDef: new () => { setProducer(version: number): void };
  readonly NodeDef: new () => {
    setName(name: string): void;
    setOp(op: string): void;
    addInput(name: string): void;
    getAttrMap(): { set(name: string, value: unknown): void };
  };
  readonly AttrValue: (new () => {
    setType(type: number): void;
    setB(value: boolean): void;
    setS(bytes: Uint8Array): void;
    setI(value: number): void;
    setList(list: unknown): void;
    setShape(shape: unknown): void;
    setTensor(tensor: unknown): void;
  }) & { readonly ListValue: new () => { setIList(values: readonly number[]): void } };
  readonly TensorShape: (new () => { addDim(dimension: unknown): void }) & {
    readonly Dim: new () => { setSize(size: number): void };
  };
  readonly Tensor: new () => {
    setDtype(type: number): void;
    setTensorShape(shape: unknown): void;
    setTensorContent(bytes: Uint8Array): void;
  };
}

/** The tag under which the only graph of such a model is found. */
export const TAG = 'serve';

/** The version of graphs that TensorFlow 2.21 writes (its `version.h`). */
const PRODUCER = 2474;

/** A graph as the bytes of TensorFlow's SavedModel without variables: its weights are constants. */
export function savedModelOf(operations: readonly Operation[], messages: Messages): Uint8Array {
  const versions = new messages.VersionDef();
  versions.setProducer(PRODUCER);
  const graph = new messages.GraphDef();
  graph.setVersions(versions);
  for (const operation of operations) graph.addNode(nodeOf(operation, messages));
  const info = new messages.MetaGraphDef.MetaInfoDef();
  info.addTags(TAG);
  const metaGraph = new messages.MetaGraphDef();
  metaGraph.setMetaInfoDef(info);
  metaGraph.setGraphDef(graph);
  const model = new messages.SavedModel();
  model.setSavedModelSchemaVersion(1);
  model.addMetaGraphs(metaGraph);
  return model.serializeBinary();
}

/** TensorFlow's number for a type of numbers. Throws for one that no graph of Kith's has. */
export function typeOf(dtype: tf.DataType): number {
  const type = TYPES[dtype];
  if (type === undefined) throw new Error(`A graph cannot hold numbers of the type ${dtype}`);
  return type;
}

function nodeOf({ name, op, inputs, attributes }: Operation, messages: Messages): unknown {
  const node = new messages.NodeDef();
  node.setName(name);
  node.setOp(op);
  for (const input of inputs) node.addInput(input);
  for (const [key, attribute] of Object.entries(attributes)) {
    node.getAttrMap().set(key, valueOf(attribute, messages));
  }
  return node;
}

function valueOf(attribute: Attribute, messages: Messages): unknown {
  const value = new messages.AttrValue();
  if ('type' in attribute) value.setType(attribute.type);
  else if ('bool' in attribute) value.setB(attribute.bool);
  else if ('text' in attribute) value.setS(new TextEncoder().encode(attribute.text));
  else if ('whole' in attribute) value.setI(attribute.whole);
  else if ('shape' in attribute) value.setShape(shapeOf(attribute.shape, messages));
  else if ('constant' in attribute) value.setTensor(tensorOf(attribute.constant, messages));
  else {
    const list = new messages.AttrValue.ListValue();
    list.setIList(attribute.wholes);
    value.setList(list);
  }
  return value;
}

function tensorOf({ dtype, shape, values }: Constant, messages: Messages): unknown {
  const tensor = new messages.Tensor();
  tensor.setDtype(typeOf(dtype));
  tensor.setTensorShape(shapeOf(shape, messages));
  const { buffer, byteOffset, byteLength } = values;
  tensor.setTensorContent(new Uint8Array(buffer, byteOffset, byteLength));
  return tensor;
}

function shapeOf(sizes: readonly number[], messages: Messages): unknown {
  const shape = new messages.TensorShape();
  for (const size of sizes) {
    const dimension = new messages.TensorShape.Dim();
    dimension.setSize(size);
    shape.addDim(dimension);
  }
  return shape;
}
