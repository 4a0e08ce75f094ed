import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
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
import { Account, Accounts } from '../answers/administration.answer.ts';
import {
  AccountReasonDto,
  ChangePostsDto,
  NewAccountDto,
  ResetPasswordDto,
  TokenDto,
} from '../dto/identity.dto.ts';
import { PageQuery } from '../dto/page.dto.ts';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
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
}
