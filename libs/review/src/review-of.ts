import { Problem } from '#kernel';
import type { Plans, Reader } from '#runtime';
import { buildReview, type Review } from './build-review.ts';

/** The review of an incident as the record has it now; refuses one that is not there. */
export async function reviewOf(
  reader: Pick<Reader, 'get' | 'find' | 'facts'>,
  plans: Plans,
  incidentId: string,
  now: number,
): Promise<Review> {
  const [incident] = await reader.get('incident', [incidentId]);
  if (!incident) throw new Problem('resource.not-found', { kind: '灾害过程', id: incidentId });
  const [review = null] = await reader.find('review', { incidentId });
  const findings = review ? await reader.find('finding', { reviewId: review.id }, { orderBy: 'id' }) : [];
  const proposals = review
    ? await reader.find('plan_proposal', { reviewId: review.id }, { orderBy: 'id' })
    : [];
  const facts = await reader.facts({ incidentId });
  return buildReview({ plans, incident, facts, review, findings, proposals, now });
}
