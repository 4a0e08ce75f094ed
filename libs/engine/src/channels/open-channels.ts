import {
  CapChannel,
  ChannelRegistry,
  DingtalkChannel,
  EmailChannel,
  GuardedChannel,
  type GuardOptions,
  type HttpSenderOptions,
  InboxChannel,
  type OutsideChannel,
  SmsChannel,
  WebhookChannel,
  WecomChannel,
} from '#dispatch';
import type { EngineConfig } from '../config.ts';

const SMTP_PORTS = { starttls: 587, tls: 465, plain: 25 };

/** The channels that this deployment has: inbox and webhook always, the others where they are configured. */
export function openChannels(
  { channels, webhooks, cap }: Pick<EngineConfig, 'channels' | 'webhooks' | 'cap'>,
  guard: Omit<GuardOptions, 'breaker'>,
): ChannelRegistry {
  const { email, wecom, dingtalk, sms, cap: signer, breaker } = channels;
  const { clock } = guard;
  const outside: OutsideChannel[] = [new WebhookChannel({ ...webhooks, clock })];
  if (email) {
    const { from: address, name, replyTo, port = SMTP_PORTS[email.security], ...rest } = email;
    outside.push(new EmailChannel({ ...rest, port, from: { name, address, replyTo } }));
  }
  for (const [robot, Robot] of [
    [wecom, WecomChannel],
    [dingtalk, DingtalkChannel],
  ] as const) {
    if (!robot) continue;
    const { gateway, ...rest } = robot;
    outside.push(
      new Robot({ ...rest, ...policyFor(webhooks, gateway), clock, ...(gateway ? { gateway } : {}) }),
    );
  }
  if (sms) outside.push(new SmsChannel({ ...sms, ...policyFor(webhooks, sms.url) }));
  if (signer) outside.push(new CapChannel({ ...webhooks, sender: cap.sender, signer }));
  const policy = breaker && {
    failures: breaker.failures,
    pauseMs: breaker.pauseSeconds * 1000,
    longestPauseMs: breaker.longestPauseSeconds * 1000,
  };
  const guarded = outside.map(
    (each) => new GuardedChannel(each, { ...guard, ...(policy ? { breaker: policy } : {}) }),
  );
  return new ChannelRegistry([new InboxChannel(), ...guarded], ['inbox', 'webhook']);
}

/** What a person enters is held to the rules for webhooks; the host that the operator configured may be an internal one. */
function policyFor(webhooks: EngineConfig['webhooks'], configured: string | undefined): HttpSenderOptions {
  if (configured === undefined) return webhooks;
  return {
    ...webhooks,
    allowInsecure: true,
    allowHosts: [...webhooks.allowHosts, new URL(configured).hostname],
  };
}
