// case: layer=multi-node file=scripts/serve.ts package=express@5 alone
import express from "express";

express().listen(3000);
