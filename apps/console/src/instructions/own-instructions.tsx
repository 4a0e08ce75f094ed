import { useWords } from '../i18n/words.ts';
import { ExerciseMark } from '../ui/exercise.tsx';
import { Asked } from '../ui/states.tsx';
import { InstructionItem } from './instruction-item.tsx';
import { useOwnInstructions } from './queries.ts';
import { instructionWords } from './words.ts';

/** Instructions that await one's own answer; nothing where there is none. */
export function OwnInstructions() {
  const t = useWords(instructionWords);
  const query = useOwnInstructions();
  if (query.data?.items.length === 0 || (!query.data && !query.error)) return null;
  return (
    <section className="panel stack" aria-labelledby="own-instructions">
      <h2 id="own-instructions">{t('mine')}</h2>
      <Asked query={query}>
        {({ items, cases }) => (
          <ul className="plain-list stack">
            {items.map((one) => {
              const about = cases.find(({ id }) => id === one.incidentId);
              return (
                <InstructionItem
                  key={one.id}
                  instruction={one}
                  about={
                    about && (
                      <div className="long">
                        {about.exercise && <ExerciseMark />} {about.title}
                      </div>
                    )
                  }
                />
              );
            })}
          </ul>
        )}
      </Asked>
    </section>
  );
}
