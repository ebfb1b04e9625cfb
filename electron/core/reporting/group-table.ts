import type { PeopleGroup, Person, ReportedGroup } from '../../contract/index.ts';
import type { Search } from '../../../native-models/evaluate/identification.ts';
import type { Bars } from '../evaluation/bars.ts';
import { missedByPerson, namedByPerson } from '../evaluation/figures.ts';
import { FEWEST_PEOPLE } from './conditions.ts';
import { countedRate } from './counted-rate.ts';

/**
 * FNIR and FPIR of the searches for the people of each group that anybody is in. Groups are numbered in the order in which they
 * were made, and named where that is wanted.
 */
export function groupTable(
  searches: readonly (Search & { readonly person: string })[],
  bars: Bars,
  {
    groups,
    people,
    names,
  }: { groups: readonly PeopleGroup[]; people: readonly Person[]; names: boolean },
): ReportedGroup[] {
  return groups
    .toSorted((a, b) => a.id - b.id)
    .flatMap(({ id, name }, i) => {
      const members = people.filter((person) => person.groups.includes(id));
      if (members.length === 0) return [];
      const wanted = new Set(members.map((person) => String(person.id)));
      const own = searches.filter(({ person }) => wanted.has(person));
      const fnir = countedRate(missedByPerson(own, bars));
      const fpir = countedRate(namedByPerson(own, bars));
      return {
        number: i + 1,
        name: names ? name : null,
        members: members.length,
        fnir,
        fpir,
        fnirIsWeak: fnir.people < FEWEST_PEOPLE,
        fpirIsWeak: fpir.people < FEWEST_PEOPLE,
      };
    });
}
