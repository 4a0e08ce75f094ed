import { readFileSync } from 'node:fs';

const MB = 1024;

/** Resident memory of a process in MB, as the system counts it. */
export function resident(pid) {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found[1]) / MB;
}

/** The most that each of these processes holds, looked at every 100 ms until `stop`. */
export function watchPeaks(pids) {
  const peaks = pids.map(() => 0);
  const look = () => {
    for (const [i, pid] of pids.entries()) peaks[i] = Math.max(peaks[i], resident(pid));
  };
  const timer = setInterval(look, 100);
  return {
    stop() {
      clearInterval(timer);
      look();
      return peaks;
    },
  };
}
