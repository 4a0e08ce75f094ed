import { PrimaryColumn } from 'typeorm';
import type { Instance } from '#runtime';
import { DocumentColumn, InstantColumn, IntegerColumn, TextColumn } from './columns.ts';

/** What every machine instance has in common. */
export abstract class InstanceEntity<Context, Data> implements Instance<Context, Data> {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @IntegerColumn()
  seq: number;

  @TextColumn()
  state: string;

  @DocumentColumn()
  context: Context;

  @DocumentColumn()
  data: Data;

  @InstantColumn()
  createdAt: number;

  @InstantColumn()
  updatedAt: number;
}
