/** The view "Findings": illusion, assumption, finding; with sections of other subjects on top. */
import { type Disposable, Uri, window, workspace } from "vscode";
import type { FindingItem, FindingsResult } from "../server/lsp/protocol.ts";
import type { Connection } from "./connection.ts";
import { count, createTree, plain, type TreeNode } from "./tree.ts";

/** Nodes above the findings, such as where the code runs; read again whenever the findings are. */
export type Section = () => Promise<readonly TreeNode[]>;

export interface FindingsView extends Disposable {
  /** Shows the number of open findings on the view, whether or not anybody looks at it. */
  count(findings: number): void;
  /** Reads everything again, soon. */
  refresh(): void;
  /** Asks which findings to show. */
  filter(): Promise<void>;
}

interface Filter {
  readonly questions: boolean;
  readonly decided: boolean;
  readonly currentFile: boolean;
}

/** Milliseconds in which changes are collected; more while the workspace is read and everything changes all the time. */
const COLLECT = 400;
const COLLECT_MORE = 1_500;

export function createFindingsView(
  connection: Pick<Connection, "request">,
  sections: readonly Section[],
): FindingsView {
  const tree = createTree("premise.findings");
  let filter: Filter = { questions: true, decided: false, currentFile: false };
  let last: FindingsResult = { findings: [], isComplete: false };
  let timer: NodeJS.Timeout | undefined;
  let isStale = false;

  async function load(): Promise<void> {
    isStale = false;
    const [result, ...above] = await Promise.all([
      connection.request("premise/findings", null),
      ...sections.map((section) => section()),
    ]);
    last = result;
    show(above.flat());
  }

  function show(above: readonly TreeNode[]): void {
    const shown = last.findings.filter((item) => isShown(item, filter));
    tree.show([...above, ...illusionNodes(shown)]);
    const open = last.findings.filter(({ status }) => status === "open");
    const findings = open.filter(({ severity }) => severity !== "question").length;
    const questions = open.length - findings;
    tree.view.description = filter.currentFile ? "current file" : "";
    const asked = filter.questions ? count(questions, "question") : `${questions} hidden questions`;
    const said = [count(findings, "finding"), ...(questions === 0 ? [] : [asked])].join(" · ");
    const isEmpty = last.findings.length === 0;
    tree.view.message = last.isComplete ? (isEmpty ? "" : said) : "Reading the workspace…";
  }

  function refresh(): void {
    isStale = true;
    if (timer !== undefined || !tree.view.visible) return;
    const delay = last.isComplete || last.findings.length === 0 ? COLLECT : COLLECT_MORE;
    timer = setTimeout(() => {
      timer = undefined;
      load().catch(() => {
        // The server is starting or gone: the next status tells.
      });
    }, delay);
  }

  const events = [
    tree.view.onDidChangeVisibility(({ visible }) => {
      if (visible && isStale) refresh();
    }),
    window.onDidChangeActiveTextEditor(() => {
      if (filter.currentFile) refresh();
    }),
  ];
  return {
    count(findings) {
      tree.view.badge =
        findings === 0 ? undefined : { value: findings, tooltip: count(findings, "open finding") };
    },
    refresh,
    async filter() {
      const chosen = await askForFilter(filter);
      if (chosen === undefined) return;
      filter = chosen;
      refresh();
    },
    dispose() {
      clearTimeout(timer);
      for (const each of events) each.dispose();
      tree.dispose();
    },
  };
}

function isShown({ severity, status, uri }: FindingItem, filter: Filter): boolean {
  if (severity === "question" && !filter.questions) return false;
  if (status !== "open" && !filter.decided) return false;
  const here = window.activeTextEditor?.document.uri.toString();
  return !filter.currentFile || here === Uri.parse(uri).toString();
}

async function askForFilter(filter: Filter): Promise<Filter | undefined> {
  const choices = [
    { label: "Questions", description: "worth asking in a review", key: "questions" },
    { label: "Accepted and baseline", description: "decided already", key: "decided" },
    { label: "Only the current file", key: "currentFile" },
  ] as const;
  const picked = await window.showQuickPick(
    choices.map((choice) => ({ ...choice, picked: filter[choice.key] })),
    { title: "Show in Findings", canPickMany: true },
  );
  if (picked === undefined) return undefined;
  const has = (key: keyof Filter): boolean => picked.some((each) => each.key === key);
  return {
    questions: has("questions"),
    decided: has("decided"),
    currentFile: has("currentFile"),
  };
}

const ILLUSIONS = [
  { id: "time", label: "Time is shared and trustworthy", icon: "clock" },
  { id: "state", label: "State is in one place and consistent", icon: "database" },
  { id: "scale", label: "Scale is just more of the same", icon: "graph" },
  { id: "premise", label: "Acceptances to look at", icon: "comment-unresolved" },
] as const;

function illusionNodes(items: readonly FindingItem[]): readonly TreeNode[] {
  return ILLUSIONS.flatMap(({ id, label, icon }): TreeNode[] => {
    const own = items.filter(({ illusion }) => illusion === id);
    if (own.length === 0) return [];
    const children = ruleNodes(own);
    return [{ id, label, icon, description: String(own.length), children, isOpen: true }];
  });
}

function ruleNodes(items: readonly FindingItem[]): readonly TreeNode[] {
  const rules = new Map<string, FindingItem[]>();
  for (const item of items) rules.set(item.rule, [...(rules.get(item.rule) ?? []), item]);
  return [...rules]
    .sort(([, left], [, right]) => gravity(right) - gravity(left) || right.length - left.length)
    .map(([rule, own]): TreeNode => {
      const [first] = own;
      const label =
        first === undefined ? rule : `“${first.assumption.replace(/^["“]|["”]$/g, "")}”`;
      return {
        id: `rule:${rule}`,
        label: first?.illusion === "premise" ? (first.ruleTitle ?? rule) : label,
        description: `${own.length} · ${rule}`,
        tooltip: `**${plain(first?.ruleTitle ?? rule)}** (\`${rule}\`)\n\nThe code assumes: *${plain(first?.assumption ?? "")}*`,
        context: first?.illusion === "premise" ? "rule-of-ours" : "rule",
        children: [...own].sort(byGravity).map(findingNode),
        data: rule,
      };
    });
}

export function findingNode(item: FindingItem): TreeNode {
  const { file, range, message, fingerprint, uri, symbol, reach, status, reason } = item;
  const name = file.slice(file.lastIndexOf("/") + 1);
  const place = `${file}:${range.start.line + 1}`;
  const where = symbol === "" || symbol === "<module>" ? "" : `, in \`${symbol}\``;
  const behind = reach === 0 ? "" : `\n\n${count(reach, "place")} behind it`;
  const decided = status === "open" ? "" : `\n\n${status}: ${plain(reason ?? "")}`;
  return {
    id: `finding:${fingerprint}:${place}`,
    label: `${name}:${range.start.line + 1}`,
    description: `${status === "open" ? "" : `${status} · `}${message.replaceAll("`", "")}`,
    tooltip: `${plain(message)}\n\n${plain(place)}${where}${behind}${decided}`,
    icon: status === "open" ? ICONS[item.severity] : "pass",
    context: item.illusion === "premise" ? "finding-of-ours" : `finding-${status}`,
    command: {
      title: "Open",
      command: "premise.open",
      arguments: [{ title: item.rule, places: [{ uri, range, label: place }] }],
    },
    data: { uri, rule: item.rule, fingerprint },
  };
}

const ICONS: Readonly<Record<FindingItem["severity"], string>> = {
  error: "error list.errorForeground",
  warning: "warning list.warningForeground",
  info: "info",
  question: "question",
};

const GRAVITY: Readonly<Record<FindingItem["severity"], number>> = {
  error: 3,
  warning: 2,
  info: 1,
  question: 0,
};

function gravity(items: readonly FindingItem[]): number {
  return Math.max(...items.map(({ severity }) => GRAVITY[severity]));
}

function byGravity(left: FindingItem, right: FindingItem): number {
  return (
    GRAVITY[right.severity] - GRAVITY[left.severity] ||
    right.reach - left.reach ||
    (left.file < right.file ? -1 : left.file > right.file ? 1 : 0) ||
    left.range.start.line - right.range.start.line
  );
}

/** The first folder of the workspace, or the one that the active editor belongs to. */
export function currentFolder(): Uri | undefined {
  const here = window.activeTextEditor?.document.uri;
  const own = here === undefined ? undefined : workspace.getWorkspaceFolder(here);
  return (own ?? workspace.workspaceFolders?.[0])?.uri;
}
