export { type HandedOver, type HandOverByPhone, handOverByPhone } from './by-phone.ts';
export { retryDelivery, retryExhausted } from './retry.ts';
export { requireAble } from './see-to.ts';
