import type { UpwardKind } from '#plan';
import { planOf, type Reactions, type ResponseRow } from '#runtime';
import { beginUpward } from './draft-upward.ts';
import { approvingPost } from './rules.ts';

const NOTICES: Record<string, UpwardKind> = {
  'response.activated': 'start',
  'response.raised': 'change',
  'response.lowered': 'change',
  'response.terminated': 'end',
};

/**
 * Each start, change and end of a response drafts a notice to the level above, which is owed until it goes (5.1.3(15)).
 * The posts of the prefecture itself are told by the response; the level above is no post of it.
 */
export function registerUpwardReactions(reactions: Reactions): void {
  for (const [fact, kind] of Object.entries(NOTICES))
    reactions.on<ResponseRow>(fact, async (session, entry, response) => {
      const incident = await session.require('incident', response.incidentId);
      const { plan } = planOf(session.plans, incident);
      const template = plan.upward?.templates.find((each) => each.kind === kind);
      if (!template) return;
      const ends = kind === 'end';
      const from = ends ? response.level : entry.data['from'];
      await beginUpward(session, incident, {
        kind,
        post: approvingPost(plan, template),
        draftedBy: null,
        about: {
          responseId: response.id,
          fact,
          from: typeof from === 'string' ? from : null,
          level: ends ? null : response.level,
          at: session.now,
        },
      });
    });
}
