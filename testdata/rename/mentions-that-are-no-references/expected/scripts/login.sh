#!/bin/sh
kubectl create secret docker-registry dockersec --docker-server=registry.example.com
