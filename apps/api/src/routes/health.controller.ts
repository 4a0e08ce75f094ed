import { Controller, Get, Header, Inject, Redirect } from '@nestjs/common';
import type { Engine } from '#engine';
import { beijingIso, Problem } from '#kernel';
import { CONSOLE, consoleIsBuilt } from '../http/console.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { Draining } from '../http/drain.ts';
import { ENGINE } from '../http/engine-token.ts';
import { Metrics } from '../http/metrics.ts';
import { Public } from '../http/request.ts';

@Public()
@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly metrics: Metrics,
    private readonly draining: Draining,
  ) {}

  @Get()
  @Redirect('/docs')
  @ApiOperation({
    summary: 'Leads to the console, or where it is not built to the description of the interface',
  })
  root() {
    return { url: consoleIsBuilt() ? CONSOLE : '/docs' };
  }

  @Get('health/live')
  @ApiOperation({ summary: 'The process answers' })
  live() {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'The record can be read and requests are welcome; says which queue is in use' })
  async ready() {
    if (this.draining.begun) throw new Problem('engine.stopping');
    try {
      const { seq } = await this.engine.reader.head();
      return { status: 'ok', journal: seq, queue: this.engine.queue.kind };
    } catch (error) {
      throw Object.assign(new Problem('engine.unavailable'), { cause: error });
    }
  }

  @Get('health/auditor')
  @ApiOperation({ summary: 'The auditor works: 503 `auditor.silent` where it has stopped' })
  async auditor() {
    const { heartbeatAt, silentMs, isSilent } = await this.engine.watchdog.pulse();
    if (isSilent)
      throw new Problem('auditor.silent', { seconds: Math.round(silentMs / 1000) }, { heartbeatAt });
    return { status: 'ok', heartbeatAt: heartbeatAt === null ? null : beijingIso(heartbeatAt) };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Prometheus metrics' })
  text(): Promise<string> {
    return this.metrics.text();
  }
}
