export type ColumnKind = 'text' | 'integer' | 'bigint' | 'boolean' | 'document';

export interface ColumnLayout {
  property: string;
  /** Quoted name in the database. */
  sql: string;
  kind: ColumnKind;
  nullable: boolean;
}
