import { segmentOf, type Pose } from '../../native-models/face/pose-segments.ts';
import type { PoseSegment } from '../../native-models/vocabulary/index.ts';
import { framesOf } from './clips.ts';
import { decodePhoto } from './photo-reading.ts';
import { loadFinder } from './sample-faces.ts';
import { written } from './turning-clip.ts';

/** Where a head is turned to, in the order of the ring, with the front between. */
const order = ['center', 'left', 'center', 'right', 'center', 'up', 'center', 'down'] as const;
/** The poses that frames are taken nearest to. */
const wanted: Readonly<Record<PoseSegment, Pose>> = {
  center: { yaw: 0, pitch: 0 },
  left: { yaw: 17, pitch: 0 },
  right: { yaw: -17, pitch: 0 },
  up: { yaw: 0, pitch: 14 },
  down: { yaw: 0, pitch: -14 },
};
/** Frames of each pose, and how often each is shown of the camera's 30 a second. */
const FRAMES = 4;
const TIMES = 10;

/** A clip of the frames of a recorded webcam in which somebody is turned to each side of the ring, one side after the other. */
export async function posedClip(recorded: string, folder: string): Promise<string> {
  const finder = await loadFinder();
  const seen: { frame: Buffer; pose: Pose }[] = [];
  for (const [i, frame] of framesOf(recorded).entries()) {
    const { image } = await decodePhoto(frame, `${i}.jpg`);
    const [face] = await finder.find(image);
    if (!face) continue;
    const { HeadPoseYaw: yaw, HeadPosePitch: pitch } = face.quality;
    seen.push({ frame, pose: { yaw, pitch } });
  }
  finder.dispose();
  const off = (a: Pose, b: Pose): number => Math.hypot(a.yaw - b.yaw, a.pitch - b.pitch);
  const center = seen.toSorted(
    (a, b) => off(a.pose, wanted.center) - off(b.pose, wanted.center),
  )[0]!;
  const framesFor = (segment: PoseSegment): Buffer[] => {
    const nearest = seen
      .filter(({ pose }) => segmentOf(pose, center.pose) === segment)
      .toSorted((a, b) => off(a.pose, wanted[segment]) - off(b.pose, wanted[segment]))
      .slice(0, FRAMES);
    // However few there are, it is held for as long as the others.
    return Array.from(
      { length: FRAMES * TIMES },
      (_, i) => nearest[Math.floor(i / TIMES) % nearest.length]!.frame,
    );
  };
  return written(folder, 'posed', order.flatMap(framesFor));
}
