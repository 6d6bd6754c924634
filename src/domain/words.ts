// Finds many words in a text at once and in one pass, however alike they are: the machine of Aho and Corasick.

/** Where the machine stands: what it read last is the beginning of a word, or nothing. */
export interface Spot {
  /** Characters of the longest word that ends here; 0: none does. */
  readonly word: number;
  /** Characters of the longest prefix that ends here. */
  readonly prefix: number;
  /** Characters of the longest beginning, of a word or prefix, that may go on from here. */
  readonly open: number;
}

class Node implements Spot {
  readonly code: number;
  readonly depth: number;
  word = 0;
  prefix = 0;
  open = 0;
  /** Where what was read goes on when none of the children does: the longest beginning that it ends with. */
  rest: Node | null = null;
  child: Node | null = null;
  sibling: Node | null = null;

  constructor(code: number, depth: number) {
    this.code = code;
    this.depth = depth;
  }

  find(code: number): Node | null {
    let child = this.child;
    while (child && child.code !== code) child = child.sibling;
    return child;
  }

  grow(code: number): Node {
    const child = new Node(code, this.depth + 1);
    child.sibling = this.child;
    this.child = child;
    return child;
  }

  *children(): Iterable<Node> {
    for (let child = this.child; child; child = child.sibling) yield child;
  }
}

export class Words {
  readonly #root = new Node(0, 0);
  /** Of the root's children, which are many, and asked for most. */
  readonly #first = new Map<number, Node>();

  /** Prefixes are words of which it is only told that they end. */
  constructor(words: readonly string[], prefixes: readonly string[] = []) {
    for (const word of words) this.#add(word).word = word.length;
    for (const prefix of prefixes) this.#add(prefix).prefix = prefix.length;
    for (const child of this.#root.children()) this.#first.set(child.code, child);
    this.#link();
  }

  /** Before anything was read. */
  get start(): Spot {
    return this.#root;
  }

  /** Goes on with the next character. Takes a spot of this machine. */
  next(from: Spot, code: number): Spot {
    for (let node: Node | null = from as Node; node; node = node.rest) {
      const child = this.#find(node, code);
      if (child) return child;
    }
    return this.#root;
  }

  #find(node: Node, code: number): Node | null {
    return node === this.#root ? (this.#first.get(code) ?? null) : node.find(code);
  }

  #add(word: string): Node {
    let node = this.#root;
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index);
      node = node.find(code) ?? node.grow(code);
    }
    return node;
  }

  /** Shorter beginnings first: each is linked to one that is shorter still. */
  #link(): void {
    const queue: Node[] = [this.#root];
    for (const node of queue) {
      if (node.rest) takeFrom(node, node.rest);
      for (const child of node.children()) {
        child.rest = node.rest ? (this.next(node.rest, child.code) as Node) : this.#root;
        queue.push(child);
      }
    }
  }
}

/** What ends with the rest ends here too. */
function takeFrom(node: Node, rest: Node): void {
  node.word ||= rest.word;
  node.prefix ||= rest.prefix;
  node.open = node.child ? node.depth : rest.open;
}
