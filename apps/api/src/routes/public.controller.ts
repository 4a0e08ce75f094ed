import { Controller, Get, Header, Query } from '@nestjs/common';
import type { Engine } from '#engine';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Public } from '../http/request.ts';
import { Visibility } from '../http/visibility.ts';
import { atomFeed } from '../public/atom.ts';
import { publicPage } from '../public/page.ts';
import { publishedReleases } from '../public/published.ts';

/** What anybody may read: approved releases, without log-in. */
@Public()
@ApiTags('public')
@Controller('public')
export class PublicController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiOperation({ summary: 'Approved releases as a page; exercises are kept out' })
  async page(@Query('lang') lang?: string): Promise<string> {
    const { jurisdiction } = this.visibility.plan();
    const releases = await publishedReleases(this.engine.reader);
    return publicPage(jurisdiction.title, releases, lang === 'en' ? 'en' : 'zh');
  }

  @Get('atom.xml')
  @Header('content-type', 'application/atom+xml; charset=utf-8')
  @ApiOperation({ summary: 'The same as an Atom feed' })
  async feed(): Promise<string> {
    const { jurisdiction, effectiveFrom } = this.visibility.plan();
    const head = {
      key: jurisdiction.key,
      jurisdiction: jurisdiction.title.zh,
      since: Date.parse(`${effectiveFrom}T00:00:00+08:00`),
    };
    return atomFeed(head, await publishedReleases(this.engine.reader));
  }
}
