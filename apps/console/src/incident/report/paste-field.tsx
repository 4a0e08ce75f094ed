import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Field } from '../../ui/field.tsx';
import { type Pasted, readPaste } from './paste-row.ts';
import { reportWords } from './words.ts';

interface Props {
  /** Figures of the form, in their order. */
  order: readonly string[];
  division: string;
  onPasted: (pasted: Pasted) => void;
}

/** Takes a row from the clipboard into the form, where it is looked at before it is sent. */
export function PasteRow({ order, division, onPasted }: Props) {
  const t = useWords(reportWords);
  const plan = usePlan();
  const names = useNames();
  const [said, setSaid] = useState<string[]>([]);
  const [fault, setFault] = useState<string>();

  function take(text: string): void {
    const pasted = readPaste(text, plan, order, division);
    setFault(pasted ? undefined : t('pasteNone'));
    if (!pasted) {
      setSaid([]);
      return;
    }
    onPasted(pasted);
    const other = pasted.division && pasted.division !== division;
    setSaid([
      t('pasted', { count: Object.keys(pasted.figures).length }),
      ...(other ? [t('pasteOther', { place: names.division(pasted.division!) })] : []),
      ...(pasted.others ? [t('pasteMore', { count: pasted.others })] : []),
      ...(pasted.unplaced.length ? [t('unplaced', { heads: pasted.unplaced.join('、') })] : []),
    ]);
  }

  return (
    <div data-passed-over>
      <Field label={t('paste')} name="paste" fault={fault} note={said.join(' ')}>
        <input
          id="paste"
          className="control"
          placeholder={t('pasteHint')}
          aria-describedby="paste-note"
          value=""
          onChange={() => undefined}
          onPaste={(event) => {
            event.preventDefault();
            take(event.clipboardData.getData('text/plain'));
          }}
        />
      </Field>
    </div>
  );
}
