import { escaped } from '#document';
import { beijingMoment, type Problem } from '#kernel';
import type { AckView, AckViewTask } from './ack-view.ts';
import { both, framed, type Said } from './frame.ts';

const TITLE: Record<AckView['asks'], Said> = {
  order: { zh: '确认收到任务', en: 'Acknowledge tasks' },
  request: { zh: '确认收到商请事项', en: 'Acknowledge a letter of request' },
};

/** The page behind a link: what there is to acknowledge and one button, or when it was acknowledged. */
export function ackPage(view: AckView): string {
  const title = view.state === 'acknowledged' ? { zh: '已确认收到', en: 'Acknowledged' } : TITLE[view.asks];
  const body = view.state === 'acknowledged' ? acknowledged(view) : open(view);
  return framed(
    title,
    view.exercise,
    `<p class="from">${both(view.from)}</p>\n<h1>${both(title)}</h1>\n<p><strong>${both(view.recipient)}</strong></p>\n${body}\n${footer(view)}`,
  );
}

/** What so many of them are called. */
const matters = ({ asks }: AckView, count: number): Said => {
  const one = asks === 'request' ? { zh: '事项', en: 'matter' } : { zh: '任务', en: 'task' };
  return { zh: one.zh, en: count === 1 ? one.en : `${one.en}s` };
};

function open(view: AckView): string {
  const { count, tasks, nonce, expiresAt, listed } = view;
  const what = matters(view, listed);
  const until = beijingMoment(expiresAt);
  const others = listed - count;
  return [
    `<p>${both({
      zh: `有 ${count} 项${what.zh}待确认收到${others ? `（另有 ${others} 项已确认或已撤回）` : ''}：`,
      en: `${count}${others ? ` of ${listed}` : ''} ${what.en} to acknowledge:`,
    })}</p>`,
    tasks.length ? `<ol>\n${tasks.map(item).join('\n')}\n</ol>` : '',
    '<form method="post">',
    `<input type="hidden" name="nonce" value="${escaped(nonce)}">`,
    `<button type="submit">${both({ zh: `确认收到（${count} 项）`, en: `Acknowledge ${count} ${matters(view, count).en}` })}</button>`,
    '</form>',
    `<p>${both({
      zh: `点击后即代表本单位已收到。打开本页不会自动确认。链接 ${until.zh}前有效，只能使用一次。`,
      en: `The button says for your body that it has received them; opening this page does not. The link is good until ${until.en}, once.`,
    })}</p>`,
  ].join('\n');
}

function item({ title, level, due, cite }: AckViewTask): string {
  const lines = [
    title ? `<strong>${both(title)}</strong>` : '',
    due ? `<span class="due">${both({ zh: `时限：${due.zh}`, en: `by ${due.en}` })}</span>` : '',
    level ? `<span class="due">${both(level)}</span>` : '',
    cite ? `<span class="due">${both({ zh: `依据：${cite}`, en: `clause ${cite}` })}</span>` : '',
  ];
  return `<li>${lines.filter(Boolean).join('\n')}</li>`;
}

function acknowledged(view: AckView): string {
  const at = beijingMoment(view.usedAt!);
  const what = matters(view, view.count);
  const again = view.again
    ? { zh: `此前已于 ${at.zh}通过本链接确认收到`, en: `Acknowledged by this link already, at ${at.en}:` }
    : { zh: `已于 ${at.zh}确认收到`, en: `Acknowledged at ${at.en}:` };
  return `<p class="done">${both({
    zh: `${again.zh} ${view.count} 项${what.zh}${view.again ? '，无须再次确认。' : '。'}`,
    en: `${again.en} ${view.count} ${what.en}.`,
  })}</p>`;
}

const footer = ({ login }: Pick<AckView, 'login'>): string =>
  `<footer>${both({
    zh: '任务内容、办理情况和反馈，请登录系统查看和填报。',
    en: 'Log in to read what is asked in detail, and to report.',
  })}${login ? ` <a href="${escaped(login)}">${escaped(login)}</a>` : ''}</footer>`;

/** Refusals after which nobody has to do anything. */
const SETTLED = ['ack-link.withdrawn', 'ack-link.acknowledged-already'];

/** A refusal as a page. */
export function refusalPage({ code, zh, en, extras }: Problem, login: string | null): string {
  const settled = SETTLED.includes(code);
  const title = settled
    ? { zh: '无须确认', en: 'Nothing left to acknowledge' }
    : { zh: '没有确认任何任务', en: 'Nothing was acknowledged' };
  const said = `<p class="${settled ? 'settled' : 'refused'}">${both({ zh, en })}</p>`;
  const body = `<h1>${both(title)}</h1>\n${said}\n${footer({ login })}`;
  return framed(title, extras['exercise'] === true, body);
}
