import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { nextField } from './next-field.ts';
import { fitting, type Option } from './pick-options.ts';
import './pick.css';

const words = {
  remove: { zh: '去掉{title}', en: 'Remove {title}' },
  none: { zh: '没有这一项', en: 'There is no such one' },
};

interface Props {
  /** Id of the field. */
  name: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** One only: choosing goes on to the next field. */
  single?: boolean;
  placeholder?: string;
  /** Is where one begins to type when the page opens. */
  first?: boolean;
}

/**
 * Chooses from a list by typing: its number, the beginning or the initials of its name. Enter takes the first that
 * fits; Enter with nothing typed goes on; Backspace takes the last one back.
 */
export function Pick({ name, options, chosen, onChange, single, placeholder, first }: Props) {
  const t = useWords(words);
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) field.current?.focus();
  }, [first]);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = fitting(
    options.filter(({ key }) => single || !chosen.includes(key)),
    typed,
  );
  const titleOf = (key: string) => options.find((one) => one.key === key)?.title ?? key;
  const showsList = open && (typed !== '' || chosen.length === 0);

  function take(option: Option): void {
    onChange(single ? [option.key] : [...chosen, option.key]);
    setTyped('');
    setAt(0);
    if (single) nextField(field.current)?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(found.length ? (at + step + found.length) % found.length : 0);
    } else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Backspace' && typed === '') onChange(chosen.slice(0, -1));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) {
      const hit = found[at];
      const takes = typed !== '' || (chosen.length === 0 && at > 0);
      if (!takes) return;
      event.preventDefault();
      if (!hit) return;
      event.stopPropagation();
      take(hit.option);
    }
  }

  return (
    <div className="pick">
      {chosen.map((key) => (
        <button
          key={key}
          type="button"
          className="chip"
          aria-label={t('remove', { title: titleOf(key) })}
          onClick={() => onChange(chosen.filter((other) => other !== key))}
        >
          {titleOf(key)} <span aria-hidden="true">×</span>
        </button>
      ))}
      <input
        id={name}
        className="control"
        role="combobox"
        autoComplete="off"
        aria-expanded={showsList}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={showsList && found[at] ? `${list}-${found[at].option.key}` : undefined}
        aria-describedby={`${name}-note`}
        placeholder={chosen.length ? '' : placeholder}
        ref={field}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={list}
        role="listbox"
        tabIndex={-1}
        aria-label={placeholder ?? name}
        className={showsList ? 'options' : 'options shut'}
      >
        {found.map(({ option, number }, index) => (
          <div
            key={option.key}
            id={`${list}-${option.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // Before the field loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              take(option);
            }}
          >
            <span className="quiet">{number}</span> {option.title}
          </div>
        ))}
      </div>
      {showsList && found.length === 0 && <span className="fault">{t('none')}</span>}
    </div>
  );
}
