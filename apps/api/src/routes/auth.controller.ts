import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DEMONSTRATION_PASSWORD, demonstrationLogins, type Engine } from '#engine';
import type { Actor } from '#runtime';
import { Demonstration, LoggedIn, Me } from '../answers/identity.answer.ts';
import { ChangePasswordDto, LoginDto } from '../dto/identity.dto.ts';
import { SESSION_COOKIE } from '../http/auth.guard.ts';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { type KaiduRequest, Public, Who } from '../http/request.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import { view } from '../http/view.ts';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(@InjectEngine() private readonly engine: Engine) {}

  @Public()
  @ApiOkResponse({ standardSchema: LoggedIn })
  @Post('login')
  @HttpCode(200)
  @ApiOperation({ summary: 'Log in; sets a session cookie that scripts cannot read' })
  async login(
    @Body({ schema: LoginDto }) { login, password }: LoginDto,
    @Req() request: KaiduRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { secret, account, expiresAt } = await this.engine.login.login(login, password, {
      requestId: request.id,
      label: request.headers['user-agent'],
    });
    reply.setCookie(SESSION_COOKIE, secret, sessionCookie(this.engine, expiresAt));
    return view({ account, expiresAt });
  }

  @Post('logout')
  @HttpCode(204)
  @ApiOperation({ summary: 'End this session' })
  async logout(@Req() request: KaiduRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.engine.login.logout(request.secret!, { actor: request.actor!, requestId: request.id });
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @Public()
  @ApiOkResponse({ standardSchema: Demonstration })
  @Get('demonstration')
  @ApiOperation({ summary: 'Log-ins to try a demonstration with; none where this is no demonstration' })
  async demonstration() {
    const items = await demonstrationLogins(this.engine);
    return { password: items.length ? DEMONSTRATION_PASSWORD : null, items };
  }

  @ApiOkResponse({ standardSchema: Me })
  @Get('me')
  @ApiOperation({ summary: 'Who one is, and the posts one holds' })
  async me(@Who() who: Actor) {
    const { seq } = await this.engine.reader.head();
    return { id: who.id, name: who.name, posts: who.posts, seq };
  }

  @Post('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change one’s own password; other sessions end' })
  changePassword(
    @Body({ schema: ChangePasswordDto }) body: ChangePasswordDto,
    @Req() request: KaiduRequest,
  ): Promise<void> {
    return this.engine.accounts.changeOwnPassword(
      { ...body, ...(request.secret ? { secret: request.secret } : {}) },
      { actor: request.actor!, requestId: request.id },
    );
  }
}
