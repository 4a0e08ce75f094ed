import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { ContactTestLineRow, ContactTestRow } from '#runtime';
import { InstantColumn, TextColumn } from './columns.ts';
import { InstanceEntity } from './instance.entity.ts';

/** A test message to every contact, with the end of its window. */
@Entity('contact_test')
@Index('contact_test_state', ['state'])
export class ContactTestEntity
  extends InstanceEntity<ContactTestRow['context'], ContactTestRow['data']>
  implements ContactTestRow
{
  @InstantColumn()
  endsAt: number;
}

/** One message of a contact test and its answer. */
@Entity('contact_test_line')
@Index('contact_test_line_test', ['contactTestId'])
@Index('contact_test_line_recipient', ['recipient'])
export class ContactTestLineEntity implements ContactTestLineRow {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @TextColumn()
  contactTestId: string;

  @TextColumn()
  recipient: string;

  @TextColumn({ nullable: true })
  contactId: string | null;

  @TextColumn({ nullable: true })
  role: ContactTestLineRow['role'];

  @TextColumn()
  channel: string;

  @InstantColumn({ nullable: true })
  answeredAt: number | null;

  @TextColumn({ nullable: true })
  answeredBy: string | null;

  @TextColumn({ nullable: true })
  onBehalfOf: string | null;

  @TextColumn({ nullable: true })
  spokenWith: string | null;
}
