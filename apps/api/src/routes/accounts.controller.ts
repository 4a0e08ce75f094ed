import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { addContact, markForExercises, markInternal, prepareContact, removeContact } from '#dispatch';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Engine } from '#engine';
import {
  changePosts,
  deactivateAccount,
  reactivateAccount,
  revokeToken,
  unlockAccount,
  viewOf,
} from '#identity';
import { type Actor, type CommandMeta, requireCapability } from '#runtime';
import { Delegations } from '../answers/handling.answer.ts';
import { Account, Accounts } from '../answers/administration.answer.ts';
import {
  AccountReasonDto,
  ChangePostsDto,
  NewAccountDto,
  ResetPasswordDto,
  TokenDto,
} from '../dto/identity.dto.ts';
import { PageQuery } from '../dto/page.dto.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Meta, Who } from '../http/request.ts';
import { view } from '../http/view.ts';
import { Visibility } from '../http/visibility.ts';

@ApiTags('administration')
@Controller()
export class AccountsController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @ApiOkResponse({ standardSchema: Accounts })
  @Get('accounts')
  @ApiOperation({ summary: 'Accounts and the posts they hold' })
  async list(@Query({ schema: PageQuery }) query: PageQuery, @Who() who: Actor) {
    requireCapability(who, this.visibility.plan(), 'administer');
    const rows = await this.engine.reader.find(
      'account',
      {},
      { orderBy: 'id', after: query.after, limit: query.limit + 1 },
    );
    const items = rows.slice(0, query.limit);
    return {
      items: items.map((row) => view(viewOf(row))),
      next: rows.length > query.limit ? items.at(-1)!.id : null,
    };
  }

  @ApiCreatedResponse({ standardSchema: Account })
  @Post('accounts')
  @ApiOperation({ summary: 'Make an account' })
  async create(@Body({ schema: NewAccountDto }) body: NewAccountDto, @Meta() meta: CommandMeta) {
    return view(await this.engine.accounts.create(body, meta));
  }

  @Post('accounts/:id/posts')
  @ApiOperation({ summary: 'Give an account other posts' })
  posts(
    @Param('id') accountId: string,
    @Body({ schema: ChangePostsDto }) body: ChangePostsDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(changePosts, { ...body, accountId }, meta);
  }

  @Post('accounts/:id/password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Set another’s password' })
  password(
    @Param('id') accountId: string,
    @Body({ schema: ResetPasswordDto }) body: ResetPasswordDto,
    @Meta() meta: CommandMeta,
  ): Promise<void> {
    return this.engine.accounts.resetPassword(accountId, body.password, meta);
  }

  @Post('accounts/:id/deactivate')
  @ApiOperation({ summary: 'Deactivate an account; its sessions end' })
  deactivate(
    @Param('id') accountId: string,
    @Body({ schema: AccountReasonDto }) { reason }: AccountReasonDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(deactivateAccount, { accountId, ...(reason && { reason }) }, meta);
  }

  @Post('accounts/:id/reactivate')
  @ApiOperation({ summary: 'Take a deactivation back; the password is as it was' })
  reactivate(
    @Param('id') accountId: string,
    @Body({ schema: AccountReasonDto }) { reason }: AccountReasonDto,
    @Meta() meta: CommandMeta,
  ) {
    return this.engine.bus.execute(reactivateAccount, { accountId, ...(reason && { reason }) }, meta);
  }

  @Post('accounts/:id/unlock')
  @ApiOperation({ summary: 'Unlock an account after failed log-ins' })
  unlock(@Param('id') accountId: string, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(unlockAccount, { accountId }, meta);
  }

  @Post('accounts/:id/tokens')
  @ApiOperation({ summary: 'Issue a bearer token for a system; it is shown once' })
  async token(
    @Param('id') accountId: string,
    @Body({ schema: TokenDto }) body: TokenDto,
    @Meta() meta: CommandMeta,
  ) {
    return view(await this.engine.tokens.issue({ ...body, accountId }, meta));
  }

  @Post('tokens/:id/revoke')
  @ApiOperation({ summary: 'Revoke a token' })
  revoke(@Param('id') id: string, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(revokeToken, { id }, meta);
  }

  @ApiOkResponse({ standardSchema: Delegations })
  @Get('delegations')
  @ApiOperation({ summary: 'Recorded delegations that are not revoked' })
  async delegations(@Who() who: Actor) {
    this.visibility.requireOverview(who);
    return { items: (await this.engine.reader.find('delegation', { revokedAt: null })).map(view) };
  }

  @Post('delegations')
  @ApiOperation({ summary: 'Record a delegation of authority' })
  delegate(@Body({ schema: DelegationDto }) body: DelegationDto, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(recordDelegation, body, meta);
  }

  @Post('delegations/:id/revoke')
  @ApiOperation({ summary: 'Revoke a delegation' })
  undelegate(@Param('id') id: string, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(revokeDelegation, { id }, meta);
  }

  @Get('contacts')
  @ApiOperation({ summary: 'Where recipients can be reached besides their inbox; secrets are not shown' })
  async contacts(@Who() who: Actor) {
    requireCapability(who, this.visibility.plan(), 'administer');
    const rows = await this.engine.reader.find('contact', { active: true });
    return { items: rows.map(({ secret, ...row }) => view({ ...row, address: this.shown(row) })) };
  }

  @Post('contacts')
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

  @Post('contacts/:id/exercises')
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

  @Post('contacts/:id/internal')
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

  @Post('contacts/:id/remove')
  @ApiOperation({ summary: 'Stop using a contact' })
  removeContact(@Param('id') contactId: string, @Meta() meta: CommandMeta) {
    return this.engine.bus.execute(removeContact, { contactId }, meta);
  }
}
