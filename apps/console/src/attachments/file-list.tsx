import { useState } from 'react';
import type { Schemas } from '../api/client.ts';
import { useWords } from '../i18n/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';
import { fileSize } from './check-file.ts';
import { attachmentWords } from './words.ts';

export type Attachment = Schemas['Attachment'];
const addressOf = ({ id }: Attachment): string => `/attachments/${id}`;

/** Files as they stand in the record; a photograph opens here, everything else is downloaded. */
export function FileList({
  files,
  from,
}: {
  files: readonly Attachment[];
  /** What a file belongs to, where they are of several things. */
  from?: (file: Attachment) => string;
}) {
  const t = useWords(attachmentWords);
  const [viewed, view] = useState<Attachment | null>(null);
  if (files.length === 0) return <Empty>{t('none')}</Empty>;
  return (
    <>
      <ul className="files">
        {[...files].reverse().map((file) => (
          <li key={file.id}>
            <div>
              <strong className="long">{file.name}</strong>
              <div className="quiet">
                {fileSize(file.size)} · <When at={file.addedAt} />
                {file.onBehalfOf && ` · ${t('onBehalf', { who: file.onBehalfOf })}`}
                {from && ` · ${from(file)}`}
              </div>
            </div>
            <div className="row">
              {file.type.startsWith('image/') && (
                <button
                  type="button"
                  className="plain-button"
                  aria-label={`${t('view')} ${file.name}`}
                  onClick={() => view(file)}
                >
                  {t('view')}
                </button>
              )}
              <a
                className="file-link"
                href={addressOf(file)}
                download={file.name}
                aria-label={`${t('download')} ${file.name}`}
              >
                {t('download')}
              </a>
            </div>
          </li>
        ))}
      </ul>
      <Dialog title={viewed?.name ?? ''} open={viewed !== null} onClose={() => view(null)}>
        {viewed && <Picture file={viewed} onClose={() => view(null)} />}
      </Dialog>
    </>
  );
}

function Picture({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const t = useWords(attachmentWords);
  return (
    <div className="stack">
      <img className="picture" src={addressOf(file)} alt={file.name} />
      <button type="button" className="plain-button" onClick={onClose}>
        {t('close')}
      </button>
    </div>
  );
}
