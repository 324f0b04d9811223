import type { Attachment } from './shapes';
import { Passing, troubleOf } from './trouble';

/** By XMLHttpRequest: fetch does not tell how far a request's body has gone. */
export function upload(url: string, token: string, file: File, onProgress: (part: number) => void, signal: AbortSignal) {
  return new Promise<Attachment>((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      if (request.status < 300) return done(JSON.parse(request.responseText));
      fail(troubleOf(request.status, request.responseText, request.getResponseHeader('Retry-After')));
    };
    request.onerror = request.ontimeout = () => fail(new Passing());
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
