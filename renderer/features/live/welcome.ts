import type { LiveFace } from './use-live.ts';

/** Milliseconds for which somebody is welcome after they were seen last: looking away is not leaving. */
const STAYS = 3000;

/** Somebody who is welcomed, and when they were seen last, as `performance.now()` has it. */
export interface Guest {
  readonly personId: number;
  readonly name: string;
  readonly seenAt: number;
}

/** Whom to welcome now: who was welcome before and has not left, then who is new. */
export function guestsOf(
  before: readonly Guest[],
  faces: readonly LiveFace[],
  now: number,
): readonly Guest[] {
  const guests = new Map(before.map((guest) => [guest.personId, guest]));
  for (const { decision } of faces) {
    if (!decision?.settled || !decision.match) continue;
    const { personId, person } = decision.match;
    guests.set(personId, { personId, name: person, seenAt: now });
  }
  return stillWelcome([...guests.values()], now);
}

/** Those who have not left. */
export function stillWelcome(guests: readonly Guest[], now: number): readonly Guest[] {
  return guests.filter(({ seenAt }) => now - seenAt < STAYS);
}

/** Milliseconds until the first of them has left. */
export function untilOneLeaves(guests: readonly Guest[], now: number): number {
  return Math.max(0, Math.min(...guests.map(({ seenAt }) => seenAt + STAYS)) - now);
}
