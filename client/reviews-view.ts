/** The view "Reviews": how far each design review is, by status, illusion or owner. */
import { type Disposable, window } from "vscode";
import type { DecisionStatus, ReviewItem, ReviewSummary } from "../server/lsp/protocol.ts";
import type { Connection } from "./connection.ts";
import { count, createTree, plain, type TreeNode } from "./tree.ts";

export interface ReviewsView extends Disposable {
  refresh(): void;
  /** Asks by what to group. */
  group(): Promise<void>;
}

type Grouping = "status" | "illusion" | "owner";

const COLLECT = 400;

export function createReviewsView(connection: Pick<Connection, "request">): ReviewsView {
  const tree = createTree("premise.reviews");
  let grouping: Grouping = "status";
  let timer: NodeJS.Timeout | undefined;
  let isStale = false;

  async function load(): Promise<void> {
    isStale = false;
    const { reviews } = await connection.request("premise/reviews", null);
    tree.show(reviews.map((review, index) => reviewNode(review, grouping, index === 0)));
    const [newest] = reviews;
    const open = newest?.items.filter(({ status }) => status === "open").length ?? 0;
    tree.view.badge = undefined;
    tree.view.description = newest === undefined ? "" : open === 0 ? "all decided" : `${open} open`;
  }

  function refresh(): void {
    isStale = true;
    if (timer !== undefined || !tree.view.visible) return;
    timer = setTimeout(() => {
      timer = undefined;
      load().catch(() => {
        // The server is starting or gone: the next status tells.
      });
    }, COLLECT);
  }

  const visibility = tree.view.onDidChangeVisibility(({ visible }) => {
    if (visible && isStale) refresh();
  });
  return {
    refresh,
    async group() {
      const choices = [
        { label: "By status", key: "status" },
        { label: "By illusion", key: "illusion" },
        { label: "By owner", key: "owner" },
      ] as const;
      const picked = await window.showQuickPick(choices, { title: "Group the items of reviews" });
      if (picked === undefined) return;
      grouping = picked.key;
      refresh();
    },
    dispose() {
      clearTimeout(timer);
      visibility.dispose();
      tree.dispose();
    },
  };
}

const STATUSES: readonly DecisionStatus[] = [
  "open",
  "accepted",
  "fixed",
  "not-applicable",
  "moved",
];

const ICONS: Readonly<Record<DecisionStatus, string>> = {
  open: "circle-large-outline",
  accepted: "check",
  fixed: "pass-filled testing.iconPassed",
  "not-applicable": "circle-slash",
  moved: "arrow-right",
};

function reviewNode(review: ReviewSummary, grouping: Grouping, isOpen: boolean): TreeNode {
  const { uri, name, date, items, questions, errors, signed } = review;
  const open = items.filter(({ status }) => status === "open").length;
  const wrong = errors === 0 ? "" : ` · ${count(errors, "error")}`;
  const counts = STATUSES.map((status) => {
    const those = items.filter((item) => item.status === status).length;
    return those === 0 ? "" : `${those} ${status}`;
  }).filter((part) => part !== "");
  return {
    id: uri,
    label: name,
    description: `${items.length - open} of ${items.length} decided${wrong} · ${date}`,
    tooltip: `**${plain(name)}**, ${date}\n\n${counts.join(", ")}\n\n${plain(signed === "" ? "not signed" : signed)}`,
    icon:
      errors > 0
        ? "error list.errorForeground"
        : open === 0
          ? "pass-filled testing.iconPassed"
          : "checklist",
    context: "review",
    isOpen,
    children: [...groupNodes(review, grouping), ...questionNodes(uri, questions)],
    data: { uri, name },
  };
}

function groupNodes({ uri, items }: ReviewSummary, grouping: Grouping): readonly TreeNode[] {
  const groups = new Map<string, ReviewItem[]>();
  for (const item of items) {
    const key = keyOf(item, grouping);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const order: readonly string[] = grouping === "illusion" ? ["time", "state", "scale"] : STATUSES;
  const rank = (key: string): number => order.indexOf(key);
  return [...groups]
    .sort(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1))
    .map(([key, own]): TreeNode => {
      const decided = own.filter(({ status }) => status !== "open").length;
      const isStatus = grouping === "status";
      return {
        id: `${uri}:${grouping}:${key}`,
        label: key === "" ? "nobody yet" : key,
        description: isStatus ? String(own.length) : `${decided} of ${own.length} decided`,
        icon: groupIcon(key, grouping),
        isOpen: isStatus && key === "open",
        children: own.map((item, index) => itemNode(uri, item, index)),
      };
    });
}

function keyOf(item: ReviewItem, grouping: Grouping): string {
  if (grouping === "status") return item.status;
  return grouping === "owner" ? item.owner : item.rule.slice(0, item.rule.indexOf("/"));
}

function groupIcon(key: string, grouping: Grouping): string {
  if (grouping === "owner") return "person";
  if (grouping === "illusion") {
    return { time: "clock", state: "database", scale: "graph" }[key] ?? "question";
  }
  return ICONS[STATUSES.find((status) => status === key) ?? "open"];
}

function itemNode(uri: string, item: ReviewItem, index: number): TreeNode {
  const { line, place, message, rule, status, owner, until } = item;
  const [file = "", symbol = ""] = place.split(", ");
  const who = owner === "" ? "" : ` · ${owner}`;
  const when = status === "accepted" && until !== "" ? ` · until ${until}` : "";
  return {
    id: `${uri}:${line}:${index}`,
    label: symbol === "" ? file || message : symbol,
    description: `${file.slice(file.lastIndexOf("/") + 1)}${who}${when}`,
    tooltip: `${plain(message)}\n\n${plain(place)}\n\n\`${rule}\`, ${status}${plain(who + when)}`,
    icon: ICONS[status],
    command: openAt(uri, line, place),
  };
}

function questionNodes(uri: string, questions: ReviewSummary["questions"]): readonly TreeNode[] {
  if (questions.length === 0) return [];
  return [
    {
      id: `${uri}:questions`,
      label: "questions without an answer",
      description: String(questions.length),
      icon: "comment-discussion",
      children: questions.map(({ text, line }) => ({
        id: `${uri}:question:${line}`,
        label: text,
        tooltip: plain(text),
        icon: "question",
        command: openAt(uri, line, "question"),
      })),
    },
  ];
}

function openAt(uri: string, line: number, label: string) {
  const at = { line, character: 0 };
  const places = [{ uri, range: { start: at, end: at }, label }];
  return { title: "Open", command: "premise.open", arguments: [{ title: label, places }] };
}
