export const mergeWords = {
  title: { zh: '与另一过程合并', en: 'Merge with another incident' },
  with: { zh: '另一过程', en: 'The other incident' },
  choose: { zh: '请选择', en: 'Choose' },
  like: { zh: '相近的（灾种、县市、时间）', en: 'Alike (hazard, county, time)' },
  rest: { zh: '其他在办的', en: 'Other open ones' },
  none: { zh: '没有别的在办过程可合并。', en: 'No other incident is open.' },
  goesOn: { zh: '哪一个继续', en: 'Which one goes on' },
  goes: { zh: '“{into}”继续，“{from}”并入它', en: '“{into}” goes on and takes in “{from}”' },
  responding: {
    zh: '“{title}”已启动过响应，不能由它并入别处（5.7）。',
    en: '“{title}” has had a response and cannot be the one that ends (5.7).',
  },
  neither: {
    zh: '两个过程都启动过响应，不能合并；须先终止其一并办结。',
    en: 'Both have had a response and cannot be merged; one has to be ended and closed first.',
  },
  undecided: {
    zh: '“{title}”有建议待决定，决定或撤回后才能并入。',
    en: 'A proposal on “{title}” awaits its decision; it cannot be merged before that.',
  },
  overlap: { zh: '两边都报过数字的县市', en: 'Counties with figures in both' },
  later: {
    zh: '同一件事登记了两遍：每个数字取截至时间较新的',
    en: 'One event told twice: the newer of each figure counts',
  },
  sum: { zh: '两次不同的事件：数字相加', en: 'Two events: the figures are added' },
  ending: { zh: '并入的', en: 'Ending' },
  going: { zh: '继续的', en: 'Going on' },
  added: { zh: '相加', en: 'Sum' },
  follows: { zh: '合并后', en: 'What follows' },
  leaves: {
    zh: '“{from}”离开看板，不再收报；已收的报告、附件和公文留在原档。',
    en: '“{from}” leaves the board and takes no more reports; its reports, files and documents stay on its file.',
  },
  carries: {
    zh: '{divisions}的数字作为报告计入“{into}”，随即重新测算级别。',
    en: 'The figures of {divisions} count in “{into}” as reports, and its level is worked out anew.',
  },
  carriesNone: {
    zh: '“{from}”还没有数字：只有县市（{divisions}）和灾种加入“{into}”。',
    en: '“{from}” has no figures yet: only its counties ({divisions}) and hazards join “{into}”.',
  },
  judged: {
    zh: '“{from}”会商研判的数字不带过去，请重新会商。',
    en: 'What a consultation judged of “{from}” is not carried over: consult anew.',
  },
  response: {
    zh: '“{into}”的{level}照常，任务和签收都不变；若级别应变，另行提出建议。',
    en: '“{into}” keeps its response ({level}), its tasks and receipts as they are; another level has to be proposed.',
  },
  noResponse: {
    zh: '“{into}”没有正在进行的响应：不下达也不撤回任何任务。',
    en: '“{into}” has no response under way: no task is sent or withdrawn.',
  },
  told: {
    zh: '立即通知{office}和{divisions}：此后报入“{into}”。',
    en: 'The {office} and {divisions} are told at once to report to “{into}”.',
  },
  undo: {
    zh: '查明不是一回事，可以“撤销合并”，各归各档。',
    en: 'If they turn out to be two, “Undo the merge” gives each its own back.',
  },
  act: { zh: '将“{from}”并入“{into}”', en: 'Merge “{from}” into “{into}”' },
} as const;

export const mergedWords = {
  isMerged: { zh: '本过程已并入', en: 'This incident is now part of' },
  reports: {
    zh: '此后灾情报入后者；本页供查阅。',
    en: 'Report there from now on; this page is for looking back.',
  },
  undo: { zh: '撤销合并', en: 'Undo the merge' },
  follows: { zh: '撤销后', en: 'What follows' },
  back: {
    zh: '“{title}”回到并入前的状态（{state}），重新上看板、收报。',
    en: '“{title}” goes on where it stood ({state}): on the board, taking reports.',
  },
  gives: {
    zh: '“{into}”退还随它来的数字和县市，两边各自重新测算；其间报入“{into}”的报告留在那里。',
    en: '“{into}” gives back the figures and counties that came with it; both levels are worked out anew. Reports that came to “{into}” meanwhile stay there.',
  },
  tasks: {
    zh: '“{into}”的响应、任务和签收都不变。',
    en: 'The response, tasks and receipts of “{into}” stay as they are.',
  },
  told: {
    zh: '立即通知{office}和{divisions}：此后各自报送。',
    en: 'The {office} and {divisions} are told at once that each is reported by itself.',
  },
  takenIn: { zh: '已并入本过程：', en: 'Merged into this one: ' },
  splitFrom: { zh: '分自：', en: 'Split off: ' },
} as const;

export const splitWords = {
  title: { zh: '分出一个过程', en: 'Split off an incident' },
  divisions: { zh: '哪些县市分出去', en: 'Which counties go' },
  oneStays: { zh: '至少要留一个县市', en: 'At least one has to stay' },
  name: { zh: '新过程名称', en: 'Name of the new one' },
  hazard: { zh: '灾种', en: 'Hazard' },
  place: { zh: '地点（可空）', en: 'Place (may be empty)' },
  follows: { zh: '分出后', en: 'What follows' },
  goes: {
    zh: '{divisions}连同已报的数字归入新过程；发生时间同本过程。',
    en: 'The new incident takes {divisions} with the figures reported; it occurred when this one did.',
  },
  stays: {
    zh: '{divisions}留在本过程；两边各自重新测算级别。',
    en: 'This one keeps {divisions}; both levels are worked out anew.',
  },
  response: {
    zh: '{level}及其全部任务、签收留在本过程，已发给{divisions}的也不撤回；新过程要启动响应，另行建议。',
    en: 'The response ({level}) stays here with all its tasks and receipts, also those sent to {divisions}; one for the new incident has to be proposed.',
  },
  noResponse: {
    zh: '没有正在进行的响应：不下达也不撤回任何任务。',
    en: 'No response is under way: no task is sent or withdrawn.',
  },
  proposal: {
    zh: '待决定的建议留在本过程；它依据的数字会变，请告知决定人。',
    en: 'The proposal that awaits a decision stays here, and the figures under it change: tell whoever decides.',
  },
  told: {
    zh: '立即通知{office}和{divisions}：此后报入新过程。',
    en: 'The {office} and {divisions} are told at once to report to the new one.',
  },
  undo: {
    zh: '分错了，把新过程再并入本过程即可。',
    en: 'If it was wrong, merge the new one back into this.',
  },
  act: { zh: '分出 {count} 个县市', en: 'Split off {count}' },
} as const;
