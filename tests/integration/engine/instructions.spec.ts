import { expect, test } from '@jest/globals';
import { answerInstruction, giveInstruction, INSTRUCTION_STEPS } from '#tasking';
import { onEveryCombination } from './combined.ts';
import { refused } from './refused.ts';

const HOUR = 3_600_000;

onEveryCombination((scene) => {
  test('a written instruction is tracked to its answer, and shows that it is overdue', async () => {
    const { test: engine, people } = scene;
    const { incidentId } = await people.started('IV');
    const dueAt = engine.clock.now() + 2 * HOUR;
    const paper = { incidentId, post: 'director', recipient: 'agency:water', text: '请核实堤防', dueAt };
    const give = (given: object, by = 'duty-officer') =>
      engine.run(giveInstruction, { ...paper, ...given }, by);
    // A leader writes under the own name only; the duty room records for all.
    await refused(engine, 'actor.forbidden', () => give({ post: 'deputy-director' }, 'director'));
    const own = await give({ text: '由本人填写' }, 'director');
    await refused(engine, 'actor.forbidden', () =>
      engine.run(INSTRUCTION_STEPS.withdraw, { instructionId: own.id, text: '撤' }, 'deputy-director'),
    );
    await engine.run(INSTRUCTION_STEPS.withdraw, { instructionId: own.id, text: '另行安排' }, 'director');
    await refused(engine, 'instruction.post-unknown', () => give({ post: 'king' }));
    await refused(engine, 'instruction.post-unknown', () => give({ recipient: 'post:king' }));
    await refused(engine, 'agency.unknown', () => give({ recipient: 'agency:nobody' }));
    await refused(engine, 'task.reason-required', () => give({ text: ' ' }));
    await refused(engine, 'instruction.time-in-future', () => give({ givenAt: dueAt }));
    await refused(engine, 'instruction.due-passed', () => give({ dueAt: engine.clock.now() }));
    const { id: instructionId } = await give({});
    await engine.settle();
    const [message] = (
      await engine.reader.find('delivery', { recipient: 'agency:water', incidentId })
    ).filter(({ message: { instructionId: id } }) => id === instructionId);
    // What the leader wrote does not leave in a message.
    expect(message).toMatchObject({ state: 'delivered', message: { dueAt } });
    expect(JSON.stringify(message)).not.toContain('堤防');

    engine.clock.advance(3 * HOUR);
    await engine.engine.sweep.run();
    await engine.settle();
    expect(await engine.row('instruction', instructionId)).toMatchObject({
      state: 'open',
      context: { overdue: true },
    });
    const answer = (by: Parameters<typeof engine.run>[2], text = '已加固') =>
      engine.run(answerInstruction, { instructionId, text }, by);
    await refused(engine, 'task.other-agency', () => answer(people.member('finance')));
    await refused(engine, 'task.reason-required', () => answer(people.member('water'), ''));
    await answer('duty-officer');
    const step = (name: keyof typeof INSTRUCTION_STEPS, given: object = {}) =>
      engine.run(INSTRUCTION_STEPS[name], { instructionId, ...given }, 'office');
    await refused(engine, 'task.reason-required', () => step('reopen'));
    await step('reopen', { text: '补充照片', dueAt: engine.clock.now() + HOUR });
    expect(await engine.row('instruction', instructionId)).toMatchObject({
      context: { overdue: false },
      dueAt: engine.clock.now() + HOUR,
    });
    await answer(people.member('water'), '照片已附');
    await step('accept');
    expect(await engine.row('instruction', instructionId)).toMatchObject({
      state: 'closed',
      data: { answers: [{ onBehalfOf: '州水利局' }, { text: '照片已附', onBehalfOf: null }] },
    });
    expect(await engine.reader.find('deadline', { subjectId: instructionId })).toEqual([]);
    await refused(engine, 'command.not-allowed', () => step('withdraw', { text: '撤' }));

    // One to a post is answered by whoever holds it.
    const { id } = await give({ recipient: 'post:office', dueAt: undefined });
    await refused(engine, 'informed.not-yours', () =>
      engine.run(answerInstruction, { instructionId: id, text: '…' }, people.member('water')),
    );
    await engine.run(answerInstruction, { instructionId: id, text: '已办' }, 'office');
  });
});
