/** Where everything about a person is. */
export function placeOfPerson(personId: number): string {
  return `/people/${personId}`;
}

/** Where an unknown face is enrolled from the pictures that live recognition holds of it. */
export function placeOfSighting(sighting: string): string {
  return `/enroll/seen/${sighting}`;
}
