import type { FaceBox, LivenessCropName, QualityMeasures } from '../../electron/contract/index.ts';
import type { TurnEvidence } from '../../native-models/face/turn-check.ts';
import type { CameraRotation } from '../../electron/contract/index.ts';

/** A face of a frame, as the worker hands it over. */
export interface CapturedFace {
  readonly track: number;
  /** In pixels of the frame. */
  readonly box: FaceBox;
  /** Raw RGB. */
  readonly chip: Uint8Array<ArrayBuffer>;
  readonly quality: QualityMeasures;
  /** What is around it; null unless it was asked for. */
  readonly crop: CapturedCrop | null;
  /** What its turns say so far; null unless they are looked at. */
  readonly turns: SeenTurns | null;
}

/** The one crop of a face by which its liveness is judged that was asked for. */
export interface CapturedCrop {
  readonly name: LivenessCropName;
  /** Raw RGB. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Whether a program or a file shows the face, in a camera’s place. */
  readonly virtual: boolean;
}

/** What the turns of a face say, in the round that was asked for. */
export interface SeenTurns extends TurnEvidence {
  readonly round: number;
}

/** What is wanted of faces besides who they might be. */
export interface WantedOfFaces {
  /** Whether they are wanted with what is around them. */
  readonly withCrop: boolean;
  /** Whether a program or a file shows them, in a camera’s place. */
  readonly virtual: boolean;
  /** The round in which the turns of the first face are looked at; null where they are not. Another one begins anew. */
  readonly turns: number | null;
}

/** What the worker made of a frame. */
export interface CapturedFrame {
  readonly faces: readonly CapturedFace[];
  readonly width: number;
  readonly height: number;
  /** About the mean luma of the whole frame, 0 to 255. */
  readonly luminance: number;
  /** Tells it from other frames: the same picture has the same number. */
  readonly print: number;
  /** `performance.now()` of the page when the frame was shown. */
  readonly shownAt: number;
  /** Milliseconds each stage took. */
  readonly stages: {
    readonly read: number;
    readonly detect: number;
    readonly mesh: number;
    readonly chip: number;
  };
}

/** To the worker: the frame that a playback showed, and how far it is to be turned. */
export interface ToWorker extends WantedOfFaces {
  readonly frame: ImageBitmap;
  readonly rotation: CameraRotation;
  readonly shownAt: number;
  readonly playback: number;
  /** Which crop of each face, where they are wanted with one. */
  readonly crop: LivenessCropName;
  /** Whether it comes from a camera, whose picture never stands still by itself. */
  readonly live: boolean;
}

/** From the worker. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'frame'; readonly playback: number; readonly frame: CapturedFrame }
  /** The frame was the unlit one of a pair: the next one is wanted at once. */
  | { readonly kind: 'unlit' }
  /** The picture has not changed for a long time. */
  | { readonly kind: 'frozen'; readonly playback: number }
  /** Whether the picture is blank from the first frame on, when that is known or changes. */
  | { readonly kind: 'blank'; readonly playback: number; readonly blank: boolean }
  /** The face finder could not be loaded, or could not be run on a frame. */
  | { readonly kind: 'failed'; readonly message: string };
