import type { Bilingual } from '../../i18n/language.ts';
import { isCapable } from '../../plan/capabilities.ts';
import type { Plan } from '../../plan/use-plan.ts';
import type { Me } from '../session/session.ts';

export interface Place {
  to: '/board' | '/log' | '/hand-over' | '/decisions' | '/tasks' | '/contacts' | '/admin' | '/plans';
  words: Bilingual;
  /** Whether it concerns the person. */
  for: (me: Me, plan: Plan) => boolean;
}

const duty = (me: Me, plan: Plan): boolean => isCapable(me, plan, 'log');
const decides = (me: Me, plan: Plan): boolean => isCapable(me, plan, 'decide');
const administers = (me: Me, plan: Plan): boolean => isCapable(me, plan, 'administer');
const works = (me: Me, plan: Plan): boolean => isCapable(me, plan, 'task');

/** Every place of the console; the first that is for a person is that person's home. */
export const PLACES: Place[] = [
  { to: '/decisions', words: { zh: '待我决定', en: 'For my decision' }, for: decides },
  {
    to: '/board',
    words: { zh: '值班看板', en: 'Board' },
    for: (me, plan) => duty(me, plan) || decides(me, plan),
  },
  { to: '/log', words: { zh: '登记灾情', en: 'Log an incident' }, for: duty },
  { to: '/hand-over', words: { zh: '交接班', en: 'Hand over' }, for: duty },
  { to: '/tasks', words: { zh: '我的任务', en: 'My tasks' }, for: works },
  { to: '/contacts', words: { zh: '联系方式', en: 'Contacts' }, for: works },
  { to: '/admin', words: { zh: '管理', en: 'Administration' }, for: administers },
  { to: '/plans', words: { zh: '预案', en: 'Plans' }, for: () => true },
];

export const placesFor = (me: Me, plan: Plan): Place[] => PLACES.filter((place) => place.for(me, plan));
