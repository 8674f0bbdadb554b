/** The section "Where it runs" above the findings: units, the lines behind them, and what if there were more. */
import { commands, ProgressLocation, window } from "vscode";
import type {
  FindingItem,
  TopologyLine,
  TopologyResult,
  WhatIfParams,
  WhatIfResult,
} from "../server/lsp/protocol.ts";
import type { Connection } from "./connection.ts";
import { findingNode, type Section } from "./findings-view.ts";
import { show } from "./reviews.ts";
import { count, plain, type TreeNode } from "./tree.ts";

export interface TopologyView {
  readonly section: Section;
  /** Asks for a layer unless one is given, and shows what would change. */
  whatIf(given: unknown): Promise<void>;
  /** Back to what is. */
  asItIs(): void;
}

type Layer = WhatIfParams["layer"];

const LAYERS = [
  { layer: "single-node", label: "One instance", description: "single-node" },
  { layer: "multi-node", label: "Several instances", description: "multi-node" },
  {
    layer: "distributed",
    label: "Several instances and copies of the data",
    description: "distributed",
  },
] as const;

export function createTopologyView(
  connection: Pick<Connection, "request">,
  refresh: () => void,
): TopologyView {
  let supposed: WhatIfResult | undefined;
  /** The units of the last answer, as text. */
  let asKnown = "";

  function forget(): void {
    supposed = undefined;
    void commands.executeCommand("setContext", "premise.supposes", false);
  }

  return {
    async section() {
      const topology = await connection.request("premise/topology", null);
      const units = JSON.stringify(topology.units);
      // What was supposed of other units says nothing of these.
      if (asKnown !== "" && units !== asKnown) forget();
      asKnown = units;
      return [whereNode(topology), whatIfNode(supposed)];
    },
    async whatIf(given) {
      const layer = layerIn(given) ?? (await askForLayer("What if it ran as…"));
      if (layer === undefined) return;
      const title = `What if: ${layer}`;
      supposed = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
        connection.request("premise/whatIf", { layer }),
      );
      void commands.executeCommand("setContext", "premise.supposes", true);
      refresh();
    },
    asItIs() {
      forget();
      refresh();
    },
  };
}

/** Writes into premise.json how many instances run; offered on every finding. */
export async function declareInstances(
  given: unknown,
  connection: Pick<Connection, "request">,
): Promise<void> {
  const uri = uriIn(given) ?? window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) return;
  const layer = layerIn(given) ?? (await askForLayer("How many instances run this code?"));
  if (layer === undefined) return;
  // The reason counts only where the files of the repository say more; elsewhere it does no harm.
  const because =
    layer === "single-node"
      ? await window.showInputBox({
          title: "Why is one enough?",
          prompt: "A few words, for those who read premise.json",
        })
      : "";
  if (because === undefined) return;
  const edit = await connection.request("premise/declare", { uri, layer, because });
  await show(edit, "update");
}

async function askForLayer(title: string): Promise<Layer | undefined> {
  return (await window.showQuickPick([...LAYERS], { title }))?.layer;
}

function layerIn(given: unknown): Layer | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { layer, data } = given as { readonly layer?: unknown; readonly data?: unknown };
  return (
    LAYERS.find((each) => each.layer === layer)?.layer ??
    (data === undefined ? undefined : layerIn(data))
  );
}

function uriIn(given: unknown): string | undefined {
  if (typeof given !== "object" || given === null || !("uri" in given)) return undefined;
  return typeof given.uri === "string" ? given.uri : undefined;
}

function whereNode({ units, unmapped, ignored }: TopologyResult): TreeNode {
  const children = units.map(
    (unit): TreeNode => ({
      id: `unit:${unit.id}:${unit.path}`,
      label: unit.id,
      description: `${unit.layer} · ${unit.says}`,
      tooltip: `**${plain(unit.id)}** in \`${unit.path}\`\n\nReviewed as *${unit.layer}*`,
      icon: ICONS[unit.layer],
      context: "unit",
      children: unit.evidence.map((line) => lineNode(line, `unit:${unit.id}`, "debug-breakpoint")),
      isOpen: units.length <= MOST_OPEN,
    }),
  );
  const nobody: TreeNode = {
    id: "unit:none",
    label: "No deployment file leads to this code",
    description: "declare how many instances run",
    icon: "question",
    command: { title: "Declare", command: "premise.declare" },
  };
  return {
    id: "topology",
    label: "Where it runs",
    icon: "server-environment",
    isOpen: true,
    children: [
      ...(units.length === 0 ? [nobody] : children),
      ...linesNode("unmapped", "Leads to no code we know", "question", unmapped),
      ...linesNode("ignored", "Decides nothing", "circle-slash", ignored),
    ],
  };
}

/** More units than this stay folded. */
const MOST_OPEN = 3;

const ICONS: Readonly<Record<TopologyResult["units"][number]["layer"], string>> = {
  "single-node": "circle-outline",
  "multi-node": "layers",
  distributed: "globe",
  unknown: "question",
};

function linesNode(
  id: string,
  label: string,
  icon: string,
  lines: readonly TopologyLine[],
): readonly TreeNode[] {
  if (lines.length === 0) return [];
  const children = lines.map((line) => lineNode(line, id, icon));
  return [{ id, label, icon, description: String(lines.length), children }];
}

function lineNode(
  { uri, range, place, text }: TopologyLine,
  parent: string,
  icon: string,
): TreeNode {
  return {
    id: `${parent}:${place}:${text}`,
    label: place,
    description: text,
    tooltip: `${plain(text)}\n\n${plain(place)}`,
    icon,
    command: {
      title: "Open",
      command: "premise.open",
      arguments: [{ title: place, places: [{ uri, range, label: place }] }],
    },
  };
}

/** Three layers to choose from, or what changes on the chosen one. */
function whatIfNode(supposed: WhatIfResult | undefined): TreeNode {
  if (supposed === undefined) {
    const children = LAYERS.map(
      ({ layer, label, description }): TreeNode => ({
        id: `what-if:${layer}`,
        label,
        description,
        icon: ICONS[layer],
        context: "layer",
        command: { title: "What if", command: "premise.whatIf", arguments: [{ layer }] },
        data: { layer },
      }),
    );
    return { id: "what-if", label: "What if it ran as…", icon: "beaker", children };
  }
  const { layer, appears, goes, isComplete } = supposed;
  const group = (
    id: string,
    label: string,
    icon: string,
    items: readonly FindingItem[],
  ): TreeNode => ({
    id: `supposed:${layer}:${id}`,
    label,
    description: String(items.length),
    icon,
    children: items.map((item) => {
      const node = findingNode(item);
      return { ...node, id: `${id}:${node.id}`, context: "finding-supposed" };
    }),
    isOpen: true,
  });
  return {
    id: `supposed:${layer}`,
    label: `What if: ${layer}`,
    description: `${count(appears.length, "finding")} more, ${goes.length} less${isComplete ? "" : ", not all read"}`,
    tooltip: "Nothing was written. These findings would come and go on that layer.",
    icon: "beaker",
    context: "supposed",
    isOpen: true,
    children: [group("appears", "Appears", "add", appears), group("goes", "Goes", "remove", goes)],
  };
}
