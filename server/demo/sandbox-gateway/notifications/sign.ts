import { createSign, type KeyObject } from 'node:crypto';

/** `Content-Signature`: RSA with SHA-256 over the bytes as they are sent. */
export const signatureOf = (body: Buffer, privateKey: KeyObject) =>
  createSign('RSA-SHA256').update(body).sign(privateKey, 'base64');
