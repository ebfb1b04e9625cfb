import type { RendererFiles } from '../renderer-files.ts';
import { isOurs } from './origin.ts';

/** Answers `app://kith/…` with the renderer's files; every other host or method is refused. */
export function createAppProtocol({ file }: RendererFiles) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return new Response('Only GET', { status: 405 });
    if (!isOurs(request.url)) return new Response('Not found', { status: 404 });
    const { status, headers, body } = await file(new URL(request.url).pathname);
    return new Response(body as BodyInit, { status, headers });
  };
}
