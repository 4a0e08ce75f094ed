import { useEffect, useRef, useState } from 'react';

const KEY = 'kaidu.alerts';
const NAME = '开都 Kaidu';

/** Sound and a number in the title for what waits now; off until somebody turns it on. */
export function useAlerts(waiting: number): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(KEY) === 'on');
  const before = useRef(waiting);
  useEffect(() => {
    document.title = on && waiting ? `(${waiting}) ${NAME}` : NAME;
    if (on && waiting > before.current) beep();
    before.current = waiting;
    return () => {
      document.title = NAME;
    };
  }, [on, waiting]);
  const choose = (next: boolean) => {
    localStorage.setItem(KEY, next ? 'on' : 'off');
    setOn(next);
    // Browsers let a page sound only after a click, and one should know what it will be.
    if (next) beep();
  };
  return [on, choose];
}

/** Two short notes. */
function beep(): void {
  const context = new AudioContext();
  for (const [at, pitch] of [
    [0, 660],
    [0.18, 880],
  ] as const) {
    const note = context.createOscillator();
    const loudness = context.createGain();
    loudness.gain.setValueAtTime(0.15, context.currentTime + at);
    loudness.gain.exponentialRampToValueAtTime(0.001, context.currentTime + at + 0.16);
    note.frequency.value = pitch;
    note.connect(loudness).connect(context.destination);
    note.start(context.currentTime + at);
    note.stop(context.currentTime + at + 0.17);
  }
  window.setTimeout(() => void context.close(), 600);
}
