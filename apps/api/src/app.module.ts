import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Engine } from '#engine';
import { AuthGuard } from './http/auth.guard.ts';
import { ENGINE } from './http/engine-token.ts';
import { Metrics } from './http/metrics.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { validation } from './http/validation.ts';
import { Visibility } from './http/visibility.ts';
import { AccountsController } from './routes/accounts.controller.ts';
import { ApprovalsController } from './routes/approvals.controller.ts';
import { AuthController } from './routes/auth.controller.ts';
import { HealthController } from './routes/health.controller.ts';
import { IncidentsController } from './routes/incidents.controller.ts';
import { JournalController } from './routes/journal.controller.ts';
import { MessagesController } from './routes/messages.controller.ts';
import { PlansController } from './routes/plans.controller.ts';
import { ResponsesController } from './routes/responses.controller.ts';
import { TasksController } from './routes/tasks.controller.ts';

/** HTTP over a running engine: no rules live here. */
@Module({})
export class AppModule {
  static over(engine: Engine): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        HealthController,
        AuthController,
        AccountsController,
        PlansController,
        JournalController,
        IncidentsController,
        ResponsesController,
        ApprovalsController,
        TasksController,
        MessagesController,
      ],
      providers: [
        { provide: ENGINE, useValue: engine },
        { provide: APP_PIPE, useValue: validation },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AuthGuard },
        Visibility,
        Metrics,
      ],
    };
  }
}
