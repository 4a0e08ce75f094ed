import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Engine } from '#engine';
import { AuthGuard } from './http/auth.guard.ts';
import { Draining } from './http/drain.ts';
import { DutyScope } from './http/duty-scope.ts';
import { ENGINE } from './http/engine-token.ts';
import { Metrics } from './http/metrics.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { validation } from './http/validation.ts';
import { Visibility } from './http/visibility.ts';
import { Papers } from './papers/papers.ts';
import { AccountsController } from './routes/accounts.controller.ts';
import { AckLinksController } from './routes/ack-links.controller.ts';
import { ApprovalsController } from './routes/approvals.controller.ts';
import { AttachmentsController } from './routes/attachments.controller.ts';
import { AuditController } from './routes/audit.controller.ts';
import { AuthController } from './routes/auth.controller.ts';
import { BoardController } from './routes/board.controller.ts';
import { CapController } from './routes/cap.controller.ts';
import { ChannelsController } from './routes/channels.controller.ts';
import { ComparisonController } from './routes/comparison.controller.ts';
import { ConsultationsController } from './routes/consultations.controller.ts';
import { ContactTestsController } from './routes/contact-tests.controller.ts';
import { ContactsController } from './routes/contacts.controller.ts';
import { DecisionsController } from './routes/decisions.controller.ts';
import { DelegationsController } from './routes/delegations.controller.ts';
import { DocumentsController } from './routes/documents.controller.ts';
import { DutiesController } from './routes/duties.controller.ts';
import { ExhaustedController } from './routes/exhausted.controller.ts';
import { HandOversController } from './routes/hand-overs.controller.ts';
import { HealthController } from './routes/health.controller.ts';
import { HeldController } from './routes/held.controller.ts';
import { HistoryController } from './routes/history.controller.ts';
import { IncidentsController } from './routes/incidents.controller.ts';
import { InstructionsController } from './routes/instructions.controller.ts';
import { JournalController } from './routes/journal.controller.ts';
import { LinkageController } from './routes/linkage.controller.ts';
import { MergingController } from './routes/merging.controller.ts';
import { MessagePreviewController } from './routes/message-preview.controller.ts';
import { MessagesController } from './routes/messages.controller.ts';
import { OwnContactsController } from './routes/own-contacts.controller.ts';
import { PlanProposalsController } from './routes/plan-proposals.controller.ts';
import { PlanTextsController } from './routes/plan-texts.controller.ts';
import { PlansController } from './routes/plans.controller.ts';
import { PublicController } from './routes/public.controller.ts';
import { RegisterController } from './routes/register.controller.ts';
import { ReleasesController } from './routes/releases.controller.ts';
import { ReportsExchangeController } from './routes/reports-exchange.controller.ts';
import { ResponsesController } from './routes/responses.controller.ts';
import { ReviewsController } from './routes/reviews.controller.ts';
import { RostersController } from './routes/rosters.controller.ts';
import { SearchController } from './routes/search.controller.ts';
import { SignsController } from './routes/signs.controller.ts';
import { TasksController } from './routes/tasks.controller.ts';
import { UpwardController } from './routes/upward.controller.ts';
import { UpwardStepsController } from './routes/upward-steps.controller.ts';
import { WarningsController } from './routes/warnings.controller.ts';
import { WorkGroupsController } from './routes/work-groups.controller.ts';

/** HTTP over a running engine: no rules live here. */
@Module({})
export class AppModule {
  static over(engine: Engine): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        HealthController,
        AuthController,
        BoardController,
        AccountsController,
        OwnContactsController,
        DelegationsController,
        ContactsController,
        ChannelsController,
        PlanTextsController,
        PlansController,
        JournalController,
        ConsultationsController,
        LinkageController,
        InstructionsController,
        DutiesController,
        RostersController,
        HandOversController,
        ContactTestsController,
        IncidentsController,
        CapController,
        WarningsController,
        HistoryController,
        MergingController,
        ComparisonController,
        ReportsExchangeController,
        AttachmentsController,
        RegisterController,
        SearchController,
        SignsController,
        ResponsesController,
        DecisionsController,
        ApprovalsController,
        ReleasesController,
        PublicController,
        UpwardController,
        UpwardStepsController,
        DocumentsController,
        ReviewsController,
        PlanProposalsController,
        TasksController,
        WorkGroupsController,
        HeldController,
        ExhaustedController,
        MessagesController,
        MessagePreviewController,
        AckLinksController,
        AuditController,
      ],
      providers: [
        { provide: ENGINE, useValue: engine },
        { provide: APP_PIPE, useValue: validation },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AuthGuard },
        Visibility,
        Papers,
        DutyScope,
        Draining,
        Metrics,
      ],
    };
  }
}
