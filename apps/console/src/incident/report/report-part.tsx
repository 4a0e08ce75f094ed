import { useCapability } from '../../plan/capabilities.ts';
import { Asked } from '../../ui/states.tsx';
import { type Incident, useReports } from '../queries.ts';
import { FilesPanel } from './files-panel.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportList } from './report-list.tsx';
import { Upload } from './upload.tsx';

/** Reports: entering one, and those that came. */
export function ReportPart({ incident }: { incident: Incident }) {
  // One that is a part of another takes no reports: its page says where they go.
  const records = useCapability('log') && !incident.context.mergedInto;
  return (
    <Asked query={useReports(incident.id)}>
      {({ items }) => (
        <div className="stack">
          {records && <ReportForm incident={incident} reports={items} />}
          {records && <Upload incident={incident} />}
          <FilesPanel incident={incident} reports={items} />
          <ReportList reports={items} />
        </div>
      )}
    </Asked>
  );
}
