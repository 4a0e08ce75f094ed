import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  addContact,
  markForExercises,
  markInternal,
  orderContact,
  prepareContact,
  removeContact,
  restoreContact,
} from '#dispatch';
import type { Engine } from '#engine';
import { findRecipient } from '#identity';
import { Problem } from '#kernel';
import { type Actor, type CommandMeta, requireCapability } from '#runtime';
import { ContactAdded, Contacts } from '../answers/administration.answer.ts';
import {
  ContactDto,
  ContactExercisesDto,
  ContactInternalDto,
  ContactOrderDto,
  ContactsQuery,
} from '../dto/identity.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('administration')
@Controller('contacts')
export class ContactsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Contacts })
  @Get()
  @ApiOperation({ summary: 'Where recipients can be reached besides their inbox; secrets are not shown' })
  async contacts(@Query({ schema: ContactsQuery }) { removed }: ContactsQuery, @Who() who: Actor) {
    requireCapability(who, this.visibility.plan(), 'administer');
    const rows = await this.engine.reader.find('contact', { active: !removed });
    return { items: rows.map(({ secret, ...row }) => view({ ...row, address: this.shown(row) })) };
  }

  @ApiCreatedResponse({ standardSchema: ContactAdded })
  @Post()
  @ApiOperation({
    summary: 'Add a contact that its channel can use; a webhook’s signing secret is shown this once',
  })
  async addContact(@Body({ schema: ContactDto }) body: ContactDto, @Meta() meta: CommandMeta) {
    requireCapability(meta.actor, this.visibility.plan(), 'administer');
    await this.requireReachable(body.recipient);
    const { secret, shown } = await prepareContact(this.engine.channels, body);
    const added = await this.engine.bus.execute(addContact, { ...body, secret }, meta);
    if (shown === null) return added;
    // The one that was kept: a command that is sent again after a lost answer has made another.
    const [kept] = await this.engine.reader.get('contact', [added.id]);
    return { ...added, secret: kept!.secret };
  }

  @Post(':id/exercises')
  @ApiOperation({ summary: 'Mark a contact for exercises, or take the mark away' })
  markContact(
    @Param('id') contactId: string,
    @Body({ schema: ContactExercisesDto }) body: ContactExercisesDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(markForExercises, { ...body, contactId }, meta);
  }

  /** A robot's address lets anybody write to its group, so that only its end is shown. */
  private shown({ channel, address }: { channel: string; address: string }): string {
    const known = this.engine.channels.all.find(({ name }) => name === channel);
    return known?.showAddress?.(address) ?? address;
  }

  @Post(':id/internal')
  @ApiOperation({ summary: 'Say that an address is inside the government’s own network, or no longer' })
  markInternal(
    @Param('id') contactId: string,
    @Body({ schema: ContactInternalDto }) body: ContactInternalDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(markInternal, { ...body, contactId }, meta);
  }

  /** `account:<id>` is a person's own contact, used while that person is on duty. */
  private async requireReachable(recipient: string): Promise<void> {
    if (!recipient.startsWith('account:')) findRecipient(recipient, this.visibility.plan());
    else {
      const id = recipient.slice('account:'.length);
      const [account] = await this.engine.reader.get('account', [id]);
      if (!account)
        throw new Problem('resource.not-found', { kind: '账号', id }, { resource: 'account', id });
    }
  }

  @Post(':id/remove')
  @ApiOperation({ summary: 'Stop using a contact' })
  removeContact(@Param('id') contactId: string, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(removeContact, { contactId }, meta);
  }

  @Post(':id/restore')
  @ApiOperation({ summary: 'Use a removed contact again' })
  restoreContact(@Param('id') contactId: string, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(restoreContact, { contactId }, meta);
  }

  @Post(':id/order')
  @ApiOperation({ summary: 'Say whose a contact is, and its order within that role' })
  orderContact(
    @Param('id') contactId: string,
    @Body({ schema: ContactOrderDto }) body: ContactOrderDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(orderContact, { ...body, contactId }, meta);
  }
}
