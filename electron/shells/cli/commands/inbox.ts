import type { UnknownGroup } from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';

/** `kith inbox`: the unknown faces that wait to be told who they are, by person, the largest group first. */
export async function listInbox({ kith, output }: Context): Promise<void> {
  const { consent } = await kith.inbox.state();
  const groups = await kith.inbox.groups();
  const strangers = await kith.inbox.strangers();
  output.result(
    {
      kept: consent !== null,
      groups: groups.map(({ faces, times, looksLike }) => ({
        faces: faces.length,
        times,
        from: faces[0]!.at,
        to: faces.at(-1)!.at,
        cameras: camerasOf({ faces }),
        looksLike: looksLike?.person ?? null,
      })),
      strangers: strangers.map(({ kind, at, holds }) => ({ kind, at, holds })),
    },
    [
      ...(consent ? [] : ['Unknown faces aren’t kept. Settings switches that on.']),
      ...(consent && groups.length === 0 ? ['Nobody unknown so far.'] : []),
      ...groups.map(groupLine),
      ...(strangers.length > 0
        ? [
            `${counted(strangers.length, 'stranger is', 'strangers are')} ignored or never collected.`,
          ]
        : []),
    ],
  );
}

function camerasOf({ faces }: Pick<UnknownGroup, 'faces'>): string[] {
  return [...new Set(faces.flatMap(({ camera }) => camera ?? []))];
}

function groupLine({ faces, times, looksLike }: UnknownGroup, place: number): string {
  const [from, to] = [faces[0]!.at, faces.at(-1)!.at].map((at) => at.toLocaleString());
  const cameras = camerasOf({ faces });
  return [
    `${place + 1}. ${counted(faces.length, 'picture')}, seen ${counted(times, 'time')}`,
    from === to ? from : `${from} to ${to}`,
    ...cameras,
    ...(looksLike ? [`looks like ${looksLike.person}`] : []),
  ].join(', ');
}
