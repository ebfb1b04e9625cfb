import type { Decision, Settings } from '../../contract/index.ts';
import type { ActiveVersion } from '../ports/index.ts';
import { decide } from './identify.ts';
import { trackEmbedding, type Track } from './tracks.ts';

/** Frames until a track is decided on: two of each view. */
export const FRAMES_TO_SETTLE = 4;
/**
 * A name once given is kept until the score falls so many lengths of strangers' tail below the bar, and two people once not told apart until they are so
 * much further apart than they have to be: no flickering at the edge.
 */
const LENIENCY = 1.77;
/** Frames after which a name gets no harder to be given: 12 seconds at 12 a second, as long as the clips this was measured on. */
const LONGEST = 144;

/**
 * Decides on a face from its track so far, and has the track remember the name once it is long enough. Every frame is another
 * chance to be taken for somebody, so the share of strangers that a frame may give a name to is the wanted one over
 * {@link chances}. Whom the track has been called before is held to the wanted share itself, less a leniency while that is
 * its name.
 */
export function decideTrack(
  version: ActiveVersion,
  track: Track,
  { wantedFpir }: Pick<Settings, 'wantedFpir'>,
): Decision & { settled: boolean } {
  const embedding = trackEmbedding(track);
  const incumbent = { people: track.people, leniency: LENIENCY };
  const lenient = decide(version, embedding, { wantedFpir }, incumbent);
  const answered = answeredBy(lenient);
  const [first] = answered;
  const isNew = first !== undefined && !track.named.includes(first);
  const decision = isNew
    ? decide(version, embedding, { wantedFpir: wantedFpir / chances(track) })
    : lenient;
  const settled = track.frames >= FRAMES_TO_SETTLE;
  if (settled) {
    track.people = answeredBy(decision);
    if (track.people.length > 0) track.named = track.people;
  }
  return { ...decision, settled };
}

/** Whom a decision names: one person, or two who cannot be told apart. */
function answeredBy({ match, between }: Decision): number[] {
  return (match ? [match] : between).map(({ personId }) => personId);
}

/**
 * As how many photos a track so far is to be counted, of somebody who is taken for another sooner or later: the square root
 * of its frames.
 *
 * Measured on LFW strangers who move as ten people before webcams do, for 10 s, among 10, 50 and 200 people enrolled with 3 and
 * 8 photos, wanted FPIR 0.3 to 3% (decision 035; `npm run bench -- tracks`): held to the bar of a photo in each frame, 2.8 to
 * 5.0 times as many of their appearances are named as of their photos; so, 0.7 to 1.2 times, while FNIR after 1 s is below that
 * of a photo, and 0.5 to 0.7 of it after 10 s.
 */
export function chances({ frames }: Pick<Track, 'frames'>): number {
  return Math.sqrt(Math.min(frames, LONGEST));
}
