/** Platform: events and cancellation. Facts read from Node 20.20 and its types, `types/node` 20.19. */

interface EventInit {
  bubbles?: boolean;
  cancelable?: boolean;
  composed?: boolean;
}

interface Event {
  readonly type: string;
  readonly target: EventTarget | null;
  readonly currentTarget: EventTarget | null;
  readonly defaultPrevented: boolean;
  readonly timeStamp: number;
  preventDefault(): void;
  stopPropagation(): void;
  stopImmediatePropagation(): void;
}

declare var Event: {
  prototype: Event;
  new (type: string, init?: EventInit): Event;
};

interface CustomEvent<T = any> extends Event {
  readonly detail: T;
}

declare var CustomEvent: {
  prototype: CustomEvent;
  new <T>(type: string, init?: EventInit & { detail?: T }): CustomEvent<T>;
};

interface AddEventListenerOptions {
  once?: boolean;
  passive?: boolean;
  capture?: boolean;
  signal?: AbortSignal;
}

interface EventListenerObject {
  handleEvent(event: any): void;
}

interface EventTarget {
  /** @mark adds-listener */
  addEventListener(
    type: string,
    listener: ((event: any) => void) | EventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  /** @mark removes-listener */
  removeEventListener(
    type: string,
    listener: ((event: any) => void) | EventListenerObject | null,
    options?: { capture?: boolean } | boolean,
  ): void;
  dispatchEvent(event: Event): boolean;
}

declare var EventTarget: {
  prototype: EventTarget;
  new (): EventTarget;
};

interface DOMException extends Error {
  readonly code: number;
}

declare var DOMException: {
  prototype: DOMException;
  new (message?: string, nameOrOptions?: string | { name?: string; cause?: unknown }): DOMException;
};

interface AbortSignal extends EventTarget {
  readonly aborted: boolean;
  readonly reason: any;
  onabort: ((this: AbortSignal, event: Event) => any) | null;
  throwIfAborted(): void;
}

declare var AbortSignal: {
  prototype: AbortSignal;
  abort(reason?: any): AbortSignal;
  /** @mark deadline-signal */
  timeout(milliseconds: number): AbortSignal;
  /** @mark joined-signal */
  any(signals: Iterable<AbortSignal>): AbortSignal;
};

interface AbortController {
  readonly signal: AbortSignal;
  /** @mark aborts-signal */
  abort(reason?: any): void;
}

declare var AbortController: {
  prototype: AbortController;
  new (): AbortController;
};
