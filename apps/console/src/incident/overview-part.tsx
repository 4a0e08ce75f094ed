import { Asked } from '../ui/states.tsx';
import { AssessmentPanel } from './assessment/assessment-panel.tsx';
import { WhatIf } from './assessment/what-if.tsx';
import { FiguresPanel } from './figures/figures-panel.tsx';
import { type Incident, useAssessment } from './queries.ts';

/** What is known and what it calls for. */
export function OverviewPart({ incident }: { incident: Incident }) {
  const query = useAssessment(incident.id);
  return (
    <div className="stack">
      <Asked query={query}>
        {(assessment) => (
          <>
            <div className="halves">
              <AssessmentPanel assessment={assessment} />
              <WhatIf incident={incident} assessment={assessment} />
            </div>
            <FiguresPanel incident={incident} assessment={assessment} />
          </>
        )}
      </Asked>
    </div>
  );
}
