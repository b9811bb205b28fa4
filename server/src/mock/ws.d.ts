/** The part of `ws` that the mock uses. */
declare module "ws" {
  import type { EventEmitter } from "node:events";
  import type { IncomingMessage } from "node:http";
  import type { Duplex } from "node:stream";

  export class WebSocket extends EventEmitter {
    static readonly OPEN: number;
    readonly readyState: number;
    send(data: string | Uint8Array): void;
    close(code?: number, reason?: string): void;
    on(event: "message", take: (data: Buffer, binary: boolean) => void): this;
    on(event: "close" | "error" | "ping", take: () => void): this;
  }

  export class WebSocketServer {
    constructor(options: {
      noServer: true;
      perMessageDeflate?: boolean;
      handleProtocols?: (protocols: Set<string>) => string | false;
    });
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, take: (socket: WebSocket) => void): void;
  }
}
