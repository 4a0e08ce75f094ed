/** Refusals that any command can meet. */
export const commandProblems = {
  'request.malformed': {
    status: 400,
    zh: '请求内容无法解析：{why}',
    en: 'The request cannot be read: {why}',
  },
  'request.invalid': {
    status: 422,
    zh: '有 {count} 处内容不符合要求。',
    en: '{count} field(s) are not acceptable.',
  },
  'request.too-large': {
    status: 413,
    zh: '请求内容超过 {limit} 字节上限。',
    en: 'The request is larger than {limit} bytes.',
  },
  'request.unsupported-type': {
    status: 415,
    zh: '只接受 application/json。',
    en: 'Only application/json is accepted.',
  },
  'request.too-many': {
    status: 429,
    zh: '请求过于频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests; try again in {seconds} s.',
  },
  'resource.not-found': { status: 404, zh: '没有找到{kind}：{id}', en: 'No {kind} with id {id}.' },
  'route.not-found': {
    status: 404,
    zh: '没有这个接口：{method} {path}',
    en: 'No such route: {method} {path}.',
  },
  'command.stale': {
    status: 409,
    zh: '内容已被他人更新（您依据第 {expected} 版，现为第 {actual} 版），请查看变化后重试。',
    en: 'This changed meanwhile (you used version {expected}, it is now {actual}); look at what changed and try again.',
  },
  'command.not-allowed': {
    status: 409,
    zh: '当前状态“{state}”不允许操作 {event}；现在可以：{allowed}',
    en: '{event} is not allowed in state {state}; allowed now: {allowed}.',
  },
  'command.conflict': {
    status: 409,
    zh: '与同时进行的操作冲突，请重试。',
    en: 'This met a concurrent change; try again.',
  },
  'idempotency.missing': {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头：每条命令须带一个自定的唯一键，以便安全重发。',
    en: 'The Idempotency-Key header is missing: every command carries a unique key of yours, so that it can be sent again safely.',
  },
  'idempotency.reused': {
    status: 422,
    zh: '该 Idempotency-Key 已用于内容不同的请求。',
    en: 'This Idempotency-Key was used for a request with another body.',
  },
  'entry.time-in-future': {
    status: 422,
    zh: '录入时间 {at} 在将来（现在是 {now}），请核对设备时钟。',
    en: 'The time of entry {at} lies in the future (it is {now}); check the clock of the device.',
  },
  'entry.too-old': {
    status: 422,
    zh: '录入于 {at}，已超过 {days} 天，请核对其后的变化后重新录入。',
    en: 'It was entered at {at}, more than {days} days ago; look at what has happened since and enter it anew.',
  },
  'engine.unavailable': {
    status: 503,
    zh: '系统暂时无法确认写入，请稍后用同一 Idempotency-Key 重试，不会重复执行。',
    en: 'The record could not be written or confirmed. Try again with the same Idempotency-Key; nothing is done twice.',
  },
  'engine.disk-full': {
    status: 503,
    zh: '存放记录的磁盘已满，暂时无法写入。请通知系统管理员清理空间，之后用同一 Idempotency-Key 重试，不会重复执行。',
    en: 'The disk that holds the record is full; nothing can be written. Have the administrator make room, then try again with the same Idempotency-Key; nothing is done twice.',
  },
  'engine.stopping': {
    status: 503,
    zh: '本进程正在停止，请改用其他进程。',
    en: 'This process is stopping; use another one.',
  },
  'engine.fault': {
    status: 500,
    zh: '系统内部错误（编号 {requestId}），未作任何更改。',
    en: 'Internal fault ({requestId}); nothing was changed.',
  },
} as const;
