import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import type { Incident } from '../queries.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { mergeWords, splitWords } from './words.ts';
import './joining.css';

/** For whoever may propose: two incidents are one, or one is two. */
export function JoiningButtons({ incident }: { incident: Incident }) {
  const merge = useWords(mergeWords);
  const split = useWords(splitWords);
  const proposes = useCapability('propose');
  const [open, setOpen] = useState<'merge' | 'split' | null>(null);
  const close = () => setOpen(null);
  if (!proposes) return null;
  return (
    <>
      <button type="button" className="plain-button" onClick={() => setOpen('merge')}>
        {merge('title')}
      </button>
      {incident.data.affected.length > 1 && (
        <button type="button" className="plain-button" onClick={() => setOpen('split')}>
          {split('title')}
        </button>
      )}
      {open === 'merge' && <MergeDialog incident={incident} onClose={close} />}
      {open === 'split' && <SplitDialog incident={incident} onClose={close} />}
    </>
  );
}
