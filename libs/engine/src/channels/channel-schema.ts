import { z } from 'zod';
import { namesIn, readMailAddress, type Template } from '#dispatch';

const said = (zh: string, en: string) => ({ params: { zh, en }, message: en });

const Host = z.string().regex(/^[A-Za-z0-9.:-]+$/);
const HttpUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\//.test(text) && URL.canParse(text),
    said('须为 http(s) 网址', 'is an http(s) URL'),
  );
const PerMinute = z.number().int().min(1).max(100_000);

function isMailAddress(text: string): boolean {
  try {
    readMailAddress(text);
    return true;
  } catch {
    return false;
  }
}

const MailAddress = z
  .string()
  .refine(
    isMailAddress,
    said('须为邮箱地址，如 kaidu@example.gov.cn', 'is a mail address, such as kaidu@example.gov.cn'),
  );

const Email = z
  .strictObject({
    host: Host,
    port: z.number().int().min(1).max(65535).optional(),
    security: z.enum(['starttls', 'tls', 'plain']).default('starttls'),
    user: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    from: MailAddress,
    name: z.string().min(1).max(100).default('开都 Kaidu'),
    replyTo: MailAddress.optional(),
    ca: z.string().min(1).optional(),
    connections: z.number().int().min(1).max(16).default(4),
    perMinute: PerMinute.default(300),
    perAddressPerMinute: PerMinute.default(20),
  })
  .refine(
    ({ user, password }) => (user === undefined) === (password === undefined),
    said('user 与 password 须同时填写', 'user and password go together'),
  );

/** Robots that get more than twenty a minute are shut out by both platforms. */
const Robot = z.strictObject({
  gateway: HttpUrl.optional(),
  format: z.enum(['text', 'markdown']).default('text'),
  callAll: z.boolean().default(true),
  perMinute: z.number().int().min(1).max(20).default(20),
});

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const BodyTemplate: z.ZodType<Template> = z.lazy(() =>
  z.union([Scalar, z.array(BodyTemplate), z.record(z.string(), BodyTemplate)]),
);

const Pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text, 'u');
  } catch {
    context.addIssue({ code: 'custom', ...said('不是有效的正则表达式', 'is no regular expression') });
    return z.NEVER;
  }
});

const AnswerTest = z
  .strictObject({
    status: z.array(z.number().int().min(100).max(599)).min(1).optional(),
    json: z.strictObject({ path: z.string().min(1), equals: Scalar }).optional(),
    regex: Pattern.optional(),
  })
  .refine(
    (test) => Object.values(test).some((part) => part !== undefined),
    said('须至少有 status、json、regex 之一', 'has one of status, json and regex at least'),
  );

const Sms = z
  .strictObject({
    url: HttpUrl,
    method: z.enum(['POST', 'GET']).default('POST'),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)).default({}),
    contentType: z.enum(['json', 'form']).default('json'),
    body: BodyTemplate.optional(),
    success: AnswerTest,
    retry: AnswerTest.optional(),
    mostSegments: z.number().int().min(1).max(20).default(5),
    perMinute: PerMinute.default(300),
    perNumberPerMinute: PerMinute.default(5),
  })
  .superRefine(({ url, method, headers, contentType, body }, context) => {
    const names = namesIn([url, body ?? null]);
    const fault = (path: string, zh: string, en: string) =>
      context.addIssue({ code: 'custom', path: [path], ...said(zh, en) });
    if (!names.has('text') || !(names.has('number') || names.has('national')))
      fault(
        'body',
        '请求中须有 {text}，以及 {number} 或 {national}',
        'the request names {text}, and {number} or {national}',
      );
    if (namesIn(headers).has('text'))
      fault('headers', '{text} 不得用于请求头', '{text} has no place in a header');
    if (method === 'GET' && body !== undefined)
      fault('body', 'GET 请求没有正文', 'a GET request has no body');
    const flat = body !== null && typeof body === 'object' && !Array.isArray(body);
    if (
      contentType === 'form' &&
      body !== undefined &&
      !(flat && Object.values(body).every((each) => typeof each === 'string'))
    )
      fault('body', '表单正文须为名称与文字的对应', 'the body of a form is names with texts');
  });

const Cap = z.strictObject({ key: z.string().min(1), certificate: z.string().min(1) });

const Breaker = z.strictObject({
  failures: z.number().int().min(1).max(100).default(5),
  pauseSeconds: z.number().min(1).max(3600).default(30),
  longestPauseSeconds: z.number().min(1).max(3600).default(300),
});

/** The file that `KAIDU_CHANNELS` names: each channel that the deployment offers besides inbox and webhook. */
export const ChannelsFile = z.strictObject({
  email: Email.optional(),
  wecom: Robot.optional(),
  dingtalk: Robot.optional(),
  sms: Sms.optional(),
  cap: Cap.optional(),
  breaker: Breaker.optional(),
});
export type ChannelSettings = z.infer<typeof ChannelsFile>;
