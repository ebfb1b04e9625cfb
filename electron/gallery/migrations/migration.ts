/** One step of the schema. It never changes once released; a later need is a later migration. */
export interface Migration {
  /** Its number, which is also the database's `user_version` after it. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
