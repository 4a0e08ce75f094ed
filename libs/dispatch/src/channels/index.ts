export { ChannelRegistry } from './channel-registry.ts';
export { InboxChannel } from './inbox-channel.ts';
export { MAX_ATTEMPTS, nextAttemptDelay } from './retry-policy.ts';
export type { AddressPolicy } from './webhook/address-guard.ts';
export type { Resolve } from './webhook/system-resolver.ts';
export { verifyWebhook, type WebhookVerdict } from './webhook/verify-webhook.ts';
export { WebhookChannel, type WebhookOptions } from './webhook/webhook-channel.ts';
export { newWebhookSecret } from './webhook/webhook-secret.ts';
