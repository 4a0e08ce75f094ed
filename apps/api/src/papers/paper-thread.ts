import { parentPort, workerData } from 'node:worker_threads';
import { toDocx, toPdf } from '#document';
import { facesFrom } from './faces.ts';
import type { PaperJob } from './papers.ts';

// One document, and then the thread ends: what its types took of memory goes with it.
const { document, format, createdAt, fonts } = workerData as PaperJob;
const bytes =
  format === 'docx' ? await toDocx(document) : await toPdf(document, { faces: facesFrom(fonts), createdAt });
parentPort!.postMessage(bytes);
