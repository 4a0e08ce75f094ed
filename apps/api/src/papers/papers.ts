import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { OfficialDocument } from '#document';
import type { Engine } from '#engine';
import { Problem } from '#kernel';
import { InjectEngine } from '../http/engine-token.ts';

export interface PaperJob {
  document: OfficialDocument;
  format: 'pdf' | 'docx';
  /** Milliseconds: what a PDF says of its own age. */
  createdAt: number;
  /** Folder of types of the deployment's own. */
  fonts: string | null;
}

/** Waiting behind the one that is being written. */
const MOST = 8;
const LONGEST_MS = 30_000;
const MEGABYTES = 256;

/**
 * Writes documents as PDF and Word, one at a time, each in a thread of its own: a fifth of a second of work and 40 MB
 * of types stand in nobody's way, and are gone when it is done.
 */
@Injectable()
export class Papers {
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(@InjectEngine() private readonly engine: Engine) {}

  /** The file's bytes; refuses `official.busy` where too many wait. */
  async write(job: Omit<PaperJob, 'fonts'>): Promise<Buffer> {
    if (this.waiting >= MOST) throw new Problem('official.busy');
    this.waiting++;
    const turn = this.queue.then(() => inThread({ ...job, fonts: this.engine.config.fonts }));
    this.queue = turn.catch(() => undefined);
    try {
      return Buffer.from(await turn);
    } finally {
      this.waiting--;
    }
  }
}

async function inThread(job: PaperJob): Promise<Uint8Array> {
  const worker = new Worker(new URL('./paper-thread.js', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      limit = setTimeout(() => reject(new Error('a document took too long to write')), LONGEST_MS);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the thread that writes documents ended with ${code}`)));
    });
  } finally {
    clearTimeout(limit);
    await worker.terminate();
  }
}
